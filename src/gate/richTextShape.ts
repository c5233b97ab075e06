import type { JsonObject } from './bodyJson'
import { oddityOf } from './bodyJson'

/** Payload and the panel walk a rich text by recursion; lists in lists in a quote are some ten deep. */
export const MAX_RICH_TEXT_DEPTH = 50
export const MAX_RICH_TEXT_NODES = 20_000
export const MAX_RICH_TEXT_LENGTH = 2_000_000
export const MAX_RICH_TEXT_PICTURES = 200

interface Node extends JsonObject {
  readonly type: string
}

type Check = (node: Node, isId: (value: unknown) => boolean) => string | undefined

const BLOCKS = ['paragraph', 'heading', 'quote', 'list', 'upload'] as const

/** What each node must have besides, by its type: the nodes of the features in `fields/editor`. */
const NODES: Readonly<Record<string, Check>> = {
  root: ({ children }) =>
    isEach(children, BLOCKS) ? undefined : 'holds at its top something that is no block of text or picture',
  paragraph: nothing,
  heading: ({ tag }) =>
    tag === 'h2' || tag === 'h3' ? undefined : 'has a subhead that is neither h2 nor h3',
  quote: nothing,
  list: ({ children, listType, tag }) =>
    isEach(children, ['listitem']) &&
    (listType === 'bullet' || listType === 'number') &&
    (tag === 'ul' || tag === 'ol')
      ? undefined
      : 'has a list of another kind than bullets or numbers, or with something in it that is no item',
  listitem: nothing,
  link: checkLink,
  autolink: checkLink,
  // One that names no picture could not be pasted: it is left out when it is saved (`richText/normaliseBody`).
  upload: ({ fields, relationTo, value }, isId) =>
    isAbsent(value) ||
    value === '' ||
    (relationTo === 'media' &&
      isId(isObject(value) ? value.id : value) &&
      (isAbsent(fields) || isObject(fields)))
      ? undefined
      : 'has a picture that names none by its id',
  text: ({ text }) => (typeof text === 'string' ? oddityOf(text) : 'has a text that is not a string'),
  tab: ({ text }) => (isAbsent(text) || typeof text === 'string' ? undefined : 'has a tab that is not one'),
  linebreak: nothing,
}

const LEAVES: ReadonlySet<string> = new Set(['text', 'tab', 'linebreak', 'upload'])

/**
 * What keeps a value from being a rich text of the body's editor (Lexical's editor state as JSON), as the end of a
 * sentence that begins with the field's name; or undefined. Iterative: depth is the sender's choice.
 */
export function richTextMisfit(value: unknown, isId: (value: unknown) => boolean): string | undefined {
  if (!isObject(value) || !isNode(value.root) || value.root.type !== 'root') {
    return 'is no rich text: give { root: { type: "root", children: […] } }'
  }
  let nodes = 0
  let length = 0
  let pictures = 0
  const waiting: { node: Node; depth: number }[] = [{ node: value.root, depth: 1 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next
    nodes += 1
    if (typeof node.text === 'string') length += node.text.length
    if (node.type === 'upload') pictures += 1
    if (depth > MAX_RICH_TEXT_DEPTH) return `is nested more than ${MAX_RICH_TEXT_DEPTH} levels deep`
    if (nodes > MAX_RICH_TEXT_NODES) return `has more than ${MAX_RICH_TEXT_NODES} parts`
    if (length > MAX_RICH_TEXT_LENGTH) return `has more than ${MAX_RICH_TEXT_LENGTH} characters`
    if (pictures > MAX_RICH_TEXT_PICTURES) return `has more than ${MAX_RICH_TEXT_PICTURES} pictures`
    const misfit = nodeMisfit(node, isId)
    if (misfit) return misfit
    for (const child of childrenOf(node)) {
      if (!isNode(child) || child.type === 'root') return 'has a part that is no part of a text'
      waiting.push({ node: child, depth: depth + 1 })
    }
  }
  return undefined
}

function nodeMisfit(node: Node, isId: (value: unknown) => boolean): string | undefined {
  const check = Object.hasOwn(NODES, node.type) ? NODES[node.type] : undefined
  if (!check) return `has a part of a kind that the editor does not know (${node.type.slice(0, 40)})`
  if (!LEAVES.has(node.type) && !Array.isArray(node.children)) return `has a ${node.type} without children`
  const { direction, format, id, indent } = node
  const isFormed =
    (isAbsent(direction) || direction === 'ltr' || direction === 'rtl') &&
    (isAbsent(format) || typeof format === 'string' || isCount(format)) &&
    (isAbsent(id) || typeof id === 'string') &&
    (isAbsent(indent) || (isCount(indent) && indent <= MAX_RICH_TEXT_DEPTH)) &&
    NUMBERS.every((name) => isAbsent(node[name]) || isCount(node[name])) &&
    WORDS.every((name) => isAbsent(node[name]) || typeof node[name] === 'string')
  return isFormed ? check(node, isId) : `has a ${node.type} whose form no editor wrote`
}

const NUMBERS = ['detail', 'start', 'textFormat', 'version'] as const
const WORDS = ['mode', 'style', 'textStyle'] as const

/** One without an address leaves its words when it is saved (`richText/normaliseBody`), as Word's anchors do. */
function checkLink({ fields }: Node): string | undefined {
  if (!isObject(fields) || fields.linkType === 'internal') return 'has a link to something that is no address'
  if (isAbsent(fields.url)) return undefined
  return typeof fields.url === 'string' ? oddityOf(fields.url) : 'has a link whose address is not a text'
}

function nothing(): undefined {
  return undefined
}

const childrenOf = ({ children }: Node): readonly unknown[] => (Array.isArray(children) ? children : [])

function isEach(children: unknown, types: readonly string[]): boolean {
  return Array.isArray(children) && children.every((child) => isNode(child) && types.includes(child.type))
}

function isNode(value: unknown): value is Node {
  return isObject(value) && typeof value.type === 'string'
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null
