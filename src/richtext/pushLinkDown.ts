interface Node {
  readonly type: string
  readonly children?: readonly Node[]
}

const INLINE: ReadonlySet<string> = new Set(['text', 'tab', 'linebreak'])

/**
 * The children of a link, with the link round each run of words among them and not round a block, a picture or another link: HTML
 * allows none of these within a link, and readers would get neither. An empty link gives nothing.
 */
export function pushLinkDown({ link, children }: { link: Node; children: readonly Node[] }): Node[] {
  const pushed: Node[] = []
  let run: Node[] = []
  const closeRun = () => {
    if (run.length > 0) pushed.push({ ...link, children: run })
    run = []
  }
  for (const child of children) {
    if (INLINE.has(child.type)) {
      run.push(child)
      continue
    }
    closeRun()
    const isLink = child.type === 'link' || child.type === 'autolink'
    if (isLink || !child.children) pushed.push(child)
    else pushed.push({ ...child, children: pushLinkDown({ link, children: child.children }) })
  }
  closeRun()
  return pushed
}
