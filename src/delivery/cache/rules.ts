import { LISTS } from '../../database/announcements/announce'

/**
 * For shared caches: a CDN keeps a response for a minute or until it is purged, and serves the stale one for another 30
 * seconds while it revalidates (RFC 5861). A browser revalidates each time and gets a 304.
 */
export const FOR_ALL = 'public, max-age=0, s-maxage=60, stale-while-revalidate=30'
/** Revalidate on each request. */
export const REVALIDATE = 'no-cache'
/** For requests with credentials. */
export const FOR_ONE = 'private, no-store'

/** Cacheable statuses: 200, 301, 404, 410. */
export const KEPT_STATUSES: ReadonlySet<number> = new Set([200, 301, 404, 410])

/** Headers with the tags by which a CDN purges a response: one for Cloudflare and others, one for Fastly. */
export function tagHeaders(tags: readonly string[] = [LISTS]): Record<string, string> {
  const own = tags.length > 0 ? tags : [LISTS]
  return { 'cache-tag': own.join(','), 'surrogate-key': own.join(' ') }
}
