import { cleanText } from '../words/cleanText'
import type { Field, FieldKind, FieldOf, Fields } from './fields'
import { kindOf, ROOT, type Body, type StoredNode } from './nodes'
import { pushLinkDown } from './pushLinkDown'
import { safeLink } from './safeLink'
import { childrenOf, fold, isNode, type RichText } from './walk'

/**
 * Converts a stored rich text to the public one, with every word in the editor. Skips nodes of unknown types and fields that are not in the
 * table; a link that is not http, https or mailto is reduced to its words, one around blocks becomes a link within each; a picture for
 * which `pictureOf` returns undefined is removed.
 */
export function toBody<Picture>(
  richText: unknown,
  pictureOf: (record: unknown) => Picture | null,
): Body<Picture> | null {
  const root = (richText as RichText)?.root
  if (!isNode(root)) return null
  const nodes = fold<StoredNode, readonly StoredNode[]>(childrenOf(root), childrenRead, (node, held) =>
    toNodes(node, { children: held.flat(), pictureOf }),
  )
  // The node and its type are both derived from the table; TypeScript cannot infer that from a loop.
  return { root: clean(ROOT, root, { children: nodes.flat(), pictureOf }) } as unknown as Body<Picture>
}

interface Context {
  readonly children: readonly StoredNode[]
  readonly pictureOf: (record: unknown) => unknown
}

function childrenRead(node: StoredNode): readonly StoredNode[] {
  const holds = kindOf(node)?.holds ?? 'nothing'
  return holds === 'nothing' ? [] : childrenOf(node)
}

/** A node that cannot be shown is replaced by its children. */
function toNodes(node: StoredNode, context: Context): readonly StoredNode[] {
  const kind = kindOf(node)
  if (!kind) return []
  const cleaned = clean(kind.fields, kind.read?.(node) ?? node, context)
  if (!cleaned) return context.children
  const shown = cleaned as StoredNode
  const isRound = kind.level === 'inline' && kind.holds === 'words'
  return isRound ? pushLinkDown({ link: shown, children: context.children }) : [shown]
}

type Values = Readonly<Record<string, unknown>>

function clean(fields: Fields, values: Values, context: Context): Values | undefined {
  const cleaned: Record<string, unknown> = {}
  for (const [name, field] of Object.entries<Field>(fields)) {
    const value = cleanField(field, values[name], context)
    if (value === undefined) return undefined
    cleaned[name] = value
  }
  return cleaned
}

function cleanField<Kind extends FieldKind>(field: FieldOf<Kind>, value: unknown, context: Context): unknown {
  return CLEAN[field.kind](field, value, context)
}

/** The public value of a field; undefined if the node cannot be shown without it. */
const CLEAN: {
  readonly [Kind in FieldKind]: (field: FieldOf<Kind>, value: unknown, context: Context) => unknown
} = {
  constant: ({ value }) => value,
  choice: ({ values }, value) => values.find((each) => each === value) ?? values.at(-1),
  text: (_field, value) => cleanText(value),
  flags: ({ flags }, value) => (typeof value === 'number' ? value & allOf(flags) : 0),
  count: (_field, value) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 1,
  address: (_field, value) => safeLink(value),
  picture: (_field, value, { pictureOf }) => pictureOf(value) ?? undefined,
  group: ({ fields }, value, context) => clean(fields, (value ?? {}) as Values, context),
  children: (_field, _value, { children }) => children,
}

const allOf = (flags: Readonly<Record<string, number>>): number =>
  Object.values(flags).reduce((all, flag) => all | flag, 0)
