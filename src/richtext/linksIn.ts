import { walk, type RichText, type RichTextNode } from './walk'

export interface Link {
  readonly url: string
  /** The words that are linked. */
  readonly text: string
}

/** What a rich text links to, the addresses as they were written. */
export function linksIn(richText: RichText): Link[] {
  const links: Link[] = []
  for (const node of walk(richText)) {
    if (node.type !== 'link' && node.type !== 'autolink') continue
    const { url } = (node.fields ?? {}) as { url?: unknown }
    links.push({ url: typeof url === 'string' ? url.trim() : '', text: textOf(node) })
  }
  return links
}

function textOf(node: RichTextNode): string {
  return [...walk({ root: node })].map(({ text }) => (typeof text === 'string' ? text : '')).join('')
}
