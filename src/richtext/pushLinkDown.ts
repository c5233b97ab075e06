import { isStored, isWord, type StoredNode } from './nodes'
import { childrenOf, fold } from './walk'

/**
 * The children of a link, with the link round each run of words among them and not round a block, a picture or another link: HTML
 * allows none of these within a link, and readers would get neither. An empty link gives nothing.
 */
export function pushLinkDown({
  link,
  children,
}: {
  link: StoredNode
  children: readonly StoredNode[]
}): StoredNode[] {
  // Links in links leave ever longer rows of links, with nothing in them to go into.
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
