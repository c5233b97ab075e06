import type { StoredNode } from './nodes'

/** A rich text as stored, or nothing. */
export type RichText = { readonly root?: unknown } | null | undefined

/** A step of the traversal: a node at its start, before its children, or at its end, after them. */
export interface Step<Node> {
  readonly node: Node
  readonly at: 'start' | 'end'
  /** 1 for nodes at the top level. */
  readonly depth: number
}

/**
 * Traverses these nodes and their descendants in order: the start of each, its children, its end. The only traversal of rich text;
 * iterative, because the client controls the depth. A node's children are read after its start.
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

/** Computes a result for these nodes, bottom-up: each node gets the results of its children. */
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

/** Traverses a stored rich text. */
export function stepsOf(richText: RichText): Generator<Step<StoredNode>> {
  return steps(topOf(richText), childrenOf)
}

/** Every node of a stored rich text, parents before children. */
export function* walk(richText: RichText): Generator<StoredNode> {
  for (const { node, at } of stepsOf(richText)) if (at === 'start') yield node
}

/** Replaces each node of a stored rich text, bottom-up: a node's children have already been replaced. */
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

/** The top-level nodes of a stored rich text. */
function topOf(richText: RichText): readonly StoredNode[] {
  return isNode(richText?.root) ? childrenOf(richText.root) : []
}

export function childrenOf({ children }: StoredNode): readonly StoredNode[] {
  return Array.isArray(children) ? children.filter(isNode) : []
}

export function isNode(value: unknown): value is StoredNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}
