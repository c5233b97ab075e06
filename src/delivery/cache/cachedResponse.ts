import { validateHeaderName, validateHeaderValue, type ServerResponse } from 'node:http'

import { encode, isWorthEncoding, type Encoding } from '../encoding'
import { toETag } from './etag'

/** The sendable parts of a response, plain or compressed: everything but the request ID and the headers that Node adds. */
export interface Sendable {
  /** Flat list of header names and values, as `writeHead` takes it. */
  readonly head: readonly string[]
  /** Headers of the 304 response. */
  readonly headOfNothingNew: readonly string[]
  readonly body: Buffer
  readonly etag: string
}

/** A cached response. */
export interface CachedResponse extends Sendable {
  readonly status: number
  /** Compressed variants, each created on first use. */
  readonly encoded: Map<Encoding, Sendable>
  /** Compresses the body and caches the result; undefined if compression gains nothing. */
  readonly encode: ((encoding: Encoding) => Promise<Sendable>) | undefined
  /** Has `access-control-allow-origin: *`. */
  readonly isForAnyOrigin: boolean
  /** Approximate memory use. */
  readonly bytes: number
}

/** Headers that are set per response or belong to one client; never cached. */
const OWN = [
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
  'x-request-id',
] as const
const OF_THE_BODY = new Set(['content-type', 'content-length', 'content-encoding', 'content-language'])
/** Estimate for objects, map entries and the key. */
const OVERHEAD_BYTES = 1_000

/** Builds a cacheable response from the headers already set on `res`, `headers` (in lower case) and `body`. */
export function toKept({
  res,
  key,
  status,
  headers,
  body,
}: {
  res: ServerResponse
  key: string
  status: number
  headers: Readonly<Record<string, string>>
  body: Buffer
}): CachedResponse {
  const etag = toETag(body)
  const all = new Map(Object.entries({ ...res.getHeaders(), ...headers }))
  for (const name of OWN) all.delete(name)
  const isWorth = isWorthEncoding(body.length)
  const pairs = [...all].map(([name, value]) => [name, String(value)] as const)
  // A line break in a value would start another header.
  for (const [name, value] of pairs) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  }
  const plain = toSendable({ pairs, etag, body })
  const encoded = new Map<Encoding, Sendable>()
  const underWay = new Map<Encoding, Promise<Sendable>>()
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length + 16, 0)
  const headBytes = length(plain.head) + length(plain.headOfNothingNew)
  // Upper estimate for the Brotli and gzip variants of a text together.
  const encodedBytes = isWorth ? 0.6 * body.length + 2 * headBytes : 0
  return {
    ...plain,
    status,
    encoded,
    encode: isWorth ? once : undefined,
    isForAnyOrigin: all.get('access-control-allow-origin') === '*',
    bytes: body.length + headBytes + encodedBytes + 2 * key.length + OVERHEAD_BYTES,
  }

  function once(encoding: Encoding): Promise<Sendable> {
    const known = underWay.get(encoding) ?? encodeIn(encoding)
    underWay.set(encoding, known)
    return known
  }

  async function encodeIn(encoding: Encoding): Promise<Sendable> {
    const sendable = toSendable({
      pairs: [...pairs, ['content-encoding', encoding]],
      // A compressed body is another representation with its own tag (RFC 9110, section 8.8.3.3).
      etag: `${etag.slice(0, -1)}-${encoding}"`,
      body: await encode(body, encoding),
    })
    encoded.set(encoding, sendable)
    return sendable
  }
}

function toSendable({
  pairs,
  etag,
  body,
}: {
  pairs: readonly (readonly [string, string])[]
  etag: string
  body: Buffer
}): Sendable {
  const all = [...pairs, ['etag', etag] as const]
  return {
    head: [...all, ['content-length', String(body.length)] as const].flat(),
    headOfNothingNew: all.filter(([name]) => !OF_THE_BODY.has(name)).flat(),
    // A small Buffer is a view of a larger pooled one, which would stay in memory with it.
    body: copyOf(body),
    etag,
  }
}

function copyOf(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}
