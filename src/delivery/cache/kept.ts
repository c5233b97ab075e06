import { validateHeaderName, validateHeaderValue, type ServerResponse } from 'node:http'

import { encode, isWorthEncoding, type Encoding } from '../encoding'
import { toETag } from './etag'

/** What is sent of an answer, as it is or made smaller: everything but the request's id and what Node adds to each answer. */
export interface Sendable {
  /** Name, value, name, value …, as `writeHead` takes them. */
  readonly head: readonly string[]
  /** The same of an answer that says "not modified". */
  readonly headOfNothingNew: readonly string[]
  readonly body: Buffer
  readonly etag: string
}

/** An answer as it is sent again and again. */
export interface Kept extends Sendable {
  readonly status: number
  /** Made smaller once, when it is first asked for so. */
  readonly encoded: Map<Encoding, Sendable>
  /** Makes it smaller, and keeps that too; undefined where that gains nothing. */
  readonly encode: ((encoding: Encoding) => Promise<Sendable>) | undefined
  /** Given alike to pages of every origin. */
  readonly isForAnyOrigin: boolean
  /** What it takes of the memory, more or less. */
  readonly bytes: number
}

/** Of each answer anew, or of nobody else's. */
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
/** Objects, map entries, the key. */
const OVERHEAD_BYTES = 1_000

/** An answer to be kept: the headers that `res` has already, these (in lower case), and this body. */
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
}): Kept {
  const etag = toETag(body)
  const all = new Map(Object.entries({ ...res.getHeaders(), ...headers }))
  for (const name of OWN) all.delete(name)
  const isWorth = isWorthEncoding(body.length)
  const pairs = [...all].map(([name, value]) => [name, String(value)] as const)
  // A line break in a value would begin another header.
  for (const [name, value] of pairs) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  }
  const plain = toSendable({ pairs, etag, body })
  const encoded = new Map<Encoding, Sendable>()
  const underWay = new Map<Encoding, Promise<Sendable>>()
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length + 16, 0)
  const headBytes = length(plain.head) + length(plain.headOfNothingNew)
  // Brotli and gzip of a text take less than that together.
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
      // Other bytes are another representation, with a tag of its own (RFC 9110, section 8.8.3.3).
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
    // A small Buffer of Node's own is a window on a larger one, which would stay with it.
    body: copyOf(body),
    etag,
  }
}

function copyOf(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}
