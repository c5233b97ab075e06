import { toRFC3339 } from './dates'
import { tag, textTag, xmlDocument } from './xml'

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }

/** What one sitemap may hold: sitemaps.org/protocol.html. */
export const MAX_ADDRESSES = 50_000

/** A page for search engines, or one of the sitemaps of an index. */
export interface SitemapEntry {
  readonly url: string
  readonly updatedAt?: string | null
}

/** An index of sitemaps (sitemaps.org 0.9). The schema asks for one at least: whoever calls gives it. */
export function renderSitemapIndex(sitemaps: readonly SitemapEntry[]): string {
  return xmlDocument({
    root: 'sitemapindex',
    attributes: NAMESPACE,
    children: sitemaps.slice(0, MAX_ADDRESSES).map((entry) => tag('sitemap', renderEntry(entry))),
  })
}

/** The addresses of stories (sitemaps.org 0.9); of more than 50,000 the first. The schema asks for one at least. */
export function renderSitemap(pages: readonly SitemapEntry[]): string {
  return xmlDocument({
    root: 'urlset',
    attributes: NAMESPACE,
    children: pages.slice(0, MAX_ADDRESSES).map((entry) => tag('url', renderEntry(entry))),
  })
}

function renderEntry({ url, updatedAt }: SitemapEntry): string {
  return textTag('loc', url) + textTag('lastmod', toRFC3339(updatedAt))
}
