import { toRFC3339 } from './dates'
import { tag, textTag, xmlDocument } from './xml'

const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }

/** Maximum number of URLs in one sitemap: sitemaps.org/protocol.html. */
export const MAX_ADDRESSES = 50_000

/** A page in a sitemap, or a sitemap in an index. */
export interface SitemapEntry {
  readonly url: string
  readonly updatedAt?: string | null
}

/** Renders a sitemap index (sitemaps.org 0.9). The schema requires at least one entry, which the caller provides. */
export function renderSitemapIndex(sitemaps: readonly SitemapEntry[]): string {
  return xmlDocument({
    root: 'sitemapindex',
    attributes: NAMESPACE,
    children: sitemaps.slice(0, MAX_ADDRESSES).map((entry) => tag('sitemap', renderEntry(entry))),
  })
}

/** Renders a sitemap (sitemaps.org 0.9) of the first 50,000 pages. The schema requires at least one. */
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
