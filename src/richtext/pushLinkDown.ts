import { isStored, isWord, type StoredNode } from './nodes'
import { childrenOf, fold } from './walk'

/**
 * Moves a link down to its children: around each run of inline nodes, not around a block, a picture or another link, which HTML does not
 * allow within a link and readers would not get. An empty link is removed.
 */
export function pushLinkDown({
  link,
  children,
}: {
  link: StoredNode
  children: readonly StoredNode[]
}): StoredNode[] {
  // Links nested in links unwrap to ever longer lists of links, without anything else in them.
  if (!children.some(isRoundOthers)) return linkRuns(link, children)
  const within = (node: StoredNode) => (isRoundOthers(node) ? childrenOf(node) : [])
  const pushed = fold<StoredNode, StoredNode>(children, within, (node, held) =>
    isRoundOthers(node) ? { ...node, children: linkRuns(link, held) } : node,
  )
  return linkRuns(link, pushed)
}

function isRoundOthers(node: StoredNode): boolean {
  return Boolean(node.children) && !isStored(node, 'link')
}

function linkRuns(link: StoredNode, nodes: readonly StoredNode[]): StoredNode[] {
  const linked: StoredNode[] = []
  let run: StoredNode[] = []
  const closeRun = () => {
    if (run.length > 0) linked.push({ ...link, children: run })
    run = []
  }
  for (const node of nodes) {
    if (isWord(node)) {
      run.push(node)
    } else {
      closeRun()
      linked.push(node)
    }
  }
  closeRun()
  return linked
}
