import { fold, steps } from '../../richtext/walk'
import type { BodyNode, PublishedBody } from './nodes'

type Type = BodyNode['type']
type NodeOf<One extends Type> = Extract<BodyNode, { readonly type: One }>

/** A function for each node type, given the rendered children. A missing one is a compile error. */
export type Renderers<Result> = {
  readonly [One in Type]: (node: NodeOf<One>, held: readonly Result[]) => Result
}

/** Renders the top-level nodes of a body. */
export function render<Result>(body: PublishedBody | null, renderers: Renderers<Result>): readonly Result[] {
  return fold<BodyNode, Result>(body?.root.children ?? [], childrenOf, (node, held) =>
    renderNode(node, held, renderers),
  )
}

/** Every node of a body, parents before their children. */
export function* nodesIn(body: PublishedBody | null): Generator<BodyNode> {
  for (const { node, at } of steps(body?.root.children ?? [], childrenOf)) if (at === 'start') yield node
}

function renderNode<One extends Type, Result>(
  node: { readonly type: One } & NodeOf<One>,
  held: readonly Result[],
  renderers: { readonly [Each in One]: (node: NodeOf<Each>, held: readonly Result[]) => Result },
): Result {
  return renderers[node.type](node, held)
}

function childrenOf(node: BodyNode): readonly BodyNode[] {
  return 'children' in node ? node.children : []
}

/** Concatenates texts. Not by `join`, which copies the content at each level: the engine links added strings, and copies once. */
export function concat(pieces: readonly string[]): string {
  return pieces.reduce((whole, piece) => whole + piece, '')
}
