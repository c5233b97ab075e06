import { STATUS_CODES, validateHeaderName, validateHeaderValue, type ServerResponse } from 'node:http'

import { toETag } from './etag'

/** An answer as it is sent again and again: everything but the request's id and what Node adds to each answer. */
export interface Kept {
  readonly status: number
  /** Name, value, name, value …, as `writeHead` takes them. */
  readonly head: readonly string[]
  /** The same with the status line, as they stand in the answer. */
  readonly headText: string
  /** The same of an answer that says "not modified". */
  readonly headOfNothingNew: readonly string[]
  readonly body: Buffer
  readonly etag: string
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
  const all = new Map(Object.entries({ ...res.getHeaders(), ...headers, etag }))
  for (const name of OWN) all.delete(name)
  const pairs = [...all].map(([name, value]) => [name, String(value)] as const)
  const head = [...pairs, ['content-length', String(body.length)] as const].flat()
  // A line break in a value would begin another header.
  for (const [name, value] of pairs) {
    validateHeaderName(name)
    validateHeaderValue(name, value)
  }
  const statusLine = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`
  const headText = statusLine + pairs.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  const headOfNothingNew = pairs.filter(([name]) => !OF_THE_BODY.has(name)).flat()
  const length = (texts: readonly string[]) => texts.reduce((sum, text) => sum + text.length + 16, 0)
  return {
    status,
    head,
    headText,
    headOfNothingNew,
    // A small Buffer of Node's own is a window on a larger one, which would stay with it.
    body: copyOf(body),
    etag,
    isForAnyOrigin: all.get('access-control-allow-origin') === '*',
    bytes: body.length + 2 * length(head) + length(headOfNothingNew) + 2 * key.length + OVERHEAD_BYTES,
  }
}

function copyOf(bytes: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  bytes.copy(copy)
  return copy
}
