/** As much of a Lexical node as Dateline reads. */
export interface RichTextNode {
  readonly type: string
  readonly text?: unknown
  readonly value?: unknown
  readonly fields?: unknown
  readonly relationTo?: unknown
  readonly children?: readonly RichTextNode[]
}

/** A rich text value as the database holds it, or nothing. */
export type RichText = { readonly root?: unknown } | null | undefined

/** The kinds of nodes that stand on lines of their own. */
export const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'heading', 'listitem', 'quote'])

/** Every node of a rich text, parents before their children. Iterative: depth is the sender's choice. */
export function* walk(richText: RichText): Generator<RichTextNode> {
  const waiting: RichTextNode[] = isNode(richText?.root) ? [richText.root] : []
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node
    const children = Array.isArray(node.children) ? node.children.filter(isNode) : []
    waiting.push(...children.reverse())
  }
}

export function isNode(value: unknown): value is RichTextNode {
  return typeof value === 'object' && value !== null && 'type' in value
}
