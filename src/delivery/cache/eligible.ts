import type { IncomingMessage } from 'node:http'

import { SLUG } from '../../words/slugify'

/** Longer addresses are answered, and not kept. */
const MAX_ADDRESS_LENGTH = 2_000

/** A request that says who asks, or asks for something else than its address does. */
const OWN_HEADERS = [
  'cookie',
  'authorization',
  'x-http-method-override',
  'x-payload-http-method-override',
  'range',
  'content-length',
  'transfer-encoding',
] as const

/** Ids of SQLite and of MongoDB: any other second word is an endpoint. */
const ID = '(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'
/** Payload's reads of what is public, and nothing else of Payload's. */
const PUBLIC_READ = new RegExp(
  `^/api/(?:(?:articles|authors|contributors|media|topics)(?:/count|/${ID})?|articles/by-slug/${SLUG})$`,
)
/** What such a read may ask; not `draft`, `trash`, `locale` nor anything that nobody thought of. */
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

/** Whether a request asks as anybody: a GET or HEAD without cookie, key or anything that could change its answer. */
export function isAnybodys(req: IncomingMessage): boolean {
  if (req.method !== 'GET' && req.method !== 'HEAD') return false
  const { headers } = req
  for (const name of OWN_HEADERS) if (headers[name] !== undefined) return false
  return true
}

/** Whether an answer of a route of readers may be kept: its key is its path and query as they were sent. */
export function keyOfRoute({ req, url }: { req: IncomingMessage; url: string }): string | undefined {
  return url.startsWith('/') && url.length <= MAX_ADDRESS_LENGTH && isAnybodys(req) ? url : undefined
}

/**
 * The same under `/api`, where only a plain read of public records is anybody's: a list, a count, a record. By the letters
 * as they were sent, so that what was written in another way is not kept. Its answers differ by the page's origin.
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
