import { isStored, type StoredNode } from './nodes'
import { childrenOf, steps, walk, type RichText } from './walk'

export interface Link {
  readonly url: string
  /** The link text. */
  readonly text: string
}

/** The links in a rich text, with URLs as written. */
export function linksIn(richText: RichText): Link[] {
  const links: Link[] = []
  for (const node of walk(richText)) {
    if (isStored(node, 'link')) links.push({ url: addressOf(node)?.trim() ?? '', text: wordsOf(node) })
  }
  return links
}

/** The URL of a stored link, as written; undefined if it has none. */
export function addressOf({ fields }: StoredNode): string | undefined {
  const { url } = (fields ?? {}) as { url?: unknown }
  return typeof url === 'string' ? url : undefined
}

function wordsOf(link: StoredNode): string {
  return Array.from(steps(childrenOf(link), childrenOf), ({ node, at }) =>
    at === 'start' && typeof node.text === 'string' ? node.text : '',
  ).join('')
}
