import type { IncomingMessage } from 'node:http'

import { SLUG } from '../../words/slugify'

/** Longer URLs are answered but not cached. */
const MAX_ADDRESS_LENGTH = 2_000

/** Headers that identify the caller or change what is requested beyond the URL. */
const OWN_HEADERS = [
  'cookie',
  'authorization',
  'x-http-method-override',
  'x-payload-http-method-override',
  'range',
  'content-length',
  'transfer-encoding',
] as const

/** IDs in SQLite and MongoDB; any other second segment is an endpoint. */
const ID = '(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
/** The only reads of Payload's API that are cacheable: those of public records. */
const PUBLIC_READ = new RegExp(
  `^/api/(?:(?:articles|authors|contributors|media|topics)(?:/count|/${ID})?|articles/by-slug/${SLUG})$`,
)
/** Query parameters allowed in such a read; not `draft`, `trash`, `locale` or unknown ones. */
const QUESTIONS = new Set([
  'depth',
  'joins',
  'limit',
  'page',
  'pagination',
  'populate',
  'select',
  'sort',
  'where',
])

/** Whether a request is anonymous: a GET or HEAD without a cookie, API key or other header that could change the response. */
export function isAnonymous(req: IncomingMessage): boolean {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false
  const { headers } = req
  for (const name of OWN_HEADERS) if (headers[name] !== undefined) return false
  return true
}

/** Cache key for a public route: path and query as sent. Undefined if the response may not be cached. */
export function keyOfRoute({ req, url }: { req: IncomingMessage; url: string }): string | undefined {
  return url.startsWith('/') && url.length <= MAX_ADDRESS_LENGTH && isAnonymous(req) ? url : undefined
}

/**
 * Cache key for a read under `/api`, where only plain reads of public records (list, count, record) are cacheable.
 * Matches the URL as sent, so URLs encoded differently are not cached. Requests with an `Origin` have no key, since
 * responses differ by origin.
 */
export function keyOfRead({ req, url }: { req: IncomingMessage; url: string }): string | undefined {
  const at = url.indexOf('?')
  const path = at === -1 ? url : url.slice(0, at)
  const isPlain = PUBLIC_READ.test(path) && (at === -1 || asksOnly(url.slice(at + 1)))
  return isPlain && req.headers.origin === undefined ? keyOfRoute({ req, url }) : undefined
}

function asksOnly(query: string): boolean {
  return query.split('&').every((each) => QUESTIONS.has(/^([a-z]+)(?:=|\[|%5B|$)/i.exec(each)?.[1] ?? ''))
}
