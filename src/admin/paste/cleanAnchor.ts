import { safeLink } from '../../richtext/safeLink'

const BLOCKS =
  'p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, div, section, article, figure, table, tr, td, img'

/**
 * Whether to read a pasted link as its content alone. If it has an address and contains blocks (a card, a heading),
 * first puts the link on each run of words within them, since a text has no links around blocks.
 */
export function cleanAnchor(anchor: Element): boolean {
  const address = anchor.getAttribute('href') ?? ''
  if (safeLink(address) === undefined) return true
  if (!anchor.querySelector(BLOCKS)) return false
  linkRuns(anchor, address)
  return true
}

function linkRuns(parent: Element, address: string): void {
  let run: ChildNode[] = []
  const closeRun = (before: ChildNode | null) => {
    if (run.some(({ textContent }) => textContent?.trim())) {
      const link = parent.ownerDocument.createElement('a')
      link.setAttribute('href', address)
      parent.insertBefore(link, before)
      link.append(...run)
    }
    run = []
  }
  // A copy: the loop changes the original.
  for (const child of Array.from(parent.childNodes)) {
    const isBlock =
      child instanceof Element && (child.matches(BLOCKS) || child.querySelector(BLOCKS) !== null)
    if (!isBlock) {
      run.push(child)
      continue
    }
    closeRun(child)
    linkRuns(child, address)
  }
  closeRun(null)
}
