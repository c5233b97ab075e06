import { walk, type RichText } from './walk'

/** The addresses that a rich text links to, as they were written. */
export function linksIn(richText: RichText): string[] {
  const urls: string[] = []
  for (const node of walk(richText)) {
    if (node.type !== 'link' && node.type !== 'autolink') continue
    const { url } = (node.fields ?? {}) as { url?: unknown }
    urls.push(typeof url === 'string' ? url.trim() : '')
  }
  return urls
}
