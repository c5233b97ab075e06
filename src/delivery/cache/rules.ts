import { LISTS } from '../../announcements/announce'

/**
 * For shared caches: a CDN keeps an answer for a minute or until it is told to forget it, and gives the old one for half
 * a minute more while it asks for the new (RFC 5861). A browser asks each time, and is told 304.
 */
export const FOR_ALL = 'public, max-age=0, s-maxage=60, stale-while-revalidate=30'
/** Asked for anew each time. */
export const ANEW = 'no-cache'
/** To a request that says who asks. */
export const FOR_ONE = 'private, no-store'

/** Answers of these are kept: there is, it moved, there is not, it was withdrawn. */
export const KEPT_STATUSES: ReadonlySet<number> = new Set([200, 301, 404, 410])

/** The names by which a CDN is told to forget an answer: as Cloudflare and others read them, and as Fastly does. */
export function tagHeaders(tags: readonly string[] = [LISTS]): Record<string, string> {
  const own = tags.length > 0 ? tags : [LISTS]
  return { 'cache-tag': own.join(','), 'surrogate-key': own.join(' ') }
}
