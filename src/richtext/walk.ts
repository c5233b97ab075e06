import type { StoredNode } from './nodes'

/** A rich text value as the database holds it, or nothing. */
export type RichText = { readonly root?: unknown } | null | undefined

/** A node as it is come to, before the nodes within it, and as it is left, after them. */
export interface Step<Node> {
  readonly node: Node
  readonly at: 'start' | 'end'
  /** 1 for the nodes at the top. */
  readonly depth: number
}

/**
 * Every node of these and within them, in their order: its start, what it holds, its end. The only traversal of rich text; iterative,
 * because depth is the sender's choice. The children of a node are asked for after its start.
 */
export function* steps<Node extends object>(
  nodes: readonly Node[],
  childrenOf: (node: Node) => readonly Node[],
): Generator<Step<Node>> {
  const open: { node?: Node; held: readonly Node[]; next: number }[] = [{ held: nodes, next: 0 }]
  for (let last = open.at(-1); last; last = open.at(-1)) {
    const child = last.held[last.next]
    last.next += 1
    if (child) {
      yield { node: child, at: 'start', depth: open.length }
      open.push({ node: child, held: childrenOf(child), next: 0 })
    } else {
      open.pop()
      if (last.node) yield { node: last.node, at: 'end', depth: open.length }
    }
  }
}

/** What these nodes come to, from the innermost outwards: each is given what the nodes within it came to. */
export function fold<Node extends object, Result>(
  nodes: readonly Node[],
  childrenOf: (node: Node) => readonly Node[],
  resultOf: (node: Node, held: readonly Result[]) => Result,
): readonly Result[] {
  const results: Result[] = []
  const open = [results]
  for (const { node, at } of steps(nodes, childrenOf)) {
    if (at === 'start') open.push([])
    else {
      const held = open.pop() ?? []
      open.at(-1)?.push(resultOf(node, held))
    }
  }
  return results
}

/** The steps through a stored rich text. */
export function stepsOf(richText: RichText): Generator<Step<StoredNode>> {
  return steps(topOf(richText), childrenOf)
}

/** Every node of a stored rich text, parents before their children. */
export function* walk(richText: RichText): Generator<StoredNode> {
  for (const { node, at } of stepsOf(richText)) if (at === 'start') yield node
}

/** A stored rich text with other nodes in the place of each; the children of a node that is given have been replaced before. */
export function replaceNodes<Text extends RichText>(
  richText: Text,
  replace: (node: StoredNode) => readonly StoredNode[],
): Text {
  const root = richText?.root
  if (!isNode(root)) return richText
  const replaced = fold<StoredNode, readonly StoredNode[]>(childrenOf(root), childrenOf, (node, held) =>
    replace(node.children ? { ...node, children: held.flat() } : node),
  )
  return { ...richText, root: { ...root, children: replaced.flat() } }
}

/** The nodes at the top of a stored rich text. */
function topOf(richText: RichText): readonly StoredNode[] {
  return isNode(richText?.root) ? childrenOf(richText.root) : []
}

export function childrenOf({ children }: StoredNode): readonly StoredNode[] {
  return Array.isArray(children) ? children.filter(isNode) : []
}

export function isNode(value: unknown): value is StoredNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
