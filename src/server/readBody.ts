import type { Request } from 'express'
import type { Payload } from 'payload'
import rawBody from 'raw-body'

import { MAX_PICTURE_BYTES } from '../collections/Media/cleanPicture'
import { Refusal } from '../errors'
import { checkForm } from '../access/requestGuard/bodyForm'
import { readJsonObject, type JsonObject } from '../access/requestGuard/bodyJson'
import { isKnown } from '../payload/patches/isKnown'

export interface Body {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** The parsed body, if it is JSON. */
  readonly json?: JsonObject
}

/** A story of 40,000 words takes about half of this. */
const MAX_JSON_BYTES = 2_000_000
/** A picture and its metadata. */
const MAX_UPLOAD_BYTES = MAX_PICTURE_BYTES + MAX_JSON_BYTES
/** Limit for anonymous requests, such as a sign-in or a query. */
const MAX_ANONYMOUS_BYTES = 100_000

const WITH_BODY: ReadonlySet<string> = new Set(['PATCH', 'POST', 'PUT'])

/**
 * Reads and validates the body of a request; undefined for a method without one. An empty body becomes an empty object:
 * Payload's operations fail without one.
 * Throws a Refusal: 413 `too-large`, 415 `unsupported-media-type`, and what the gate rejects (400).
 */
export async function readBody({
  req,
  payload,
}: {
  req: Request
  payload: Payload
}): Promise<Body | undefined> {
  if (!WITH_BODY.has(req.method) && !isDeleteWithBody(req)) return undefined
  const contentType = req.headers['content-type'] ?? ''
  const kind = kindOf(req, contentType)
  // Checked only for bodies that are long or of unknown length.
  const mayBeLong = Number(req.headers['content-length'] ?? Infinity) > MAX_ANONYMOUS_BYTES
  const isLarger = mayBeLong && (await isKnown({ req, payload }))
  const maxBytes = isLarger ? (kind?.maxBytes ?? MAX_JSON_BYTES) : MAX_ANONYMOUS_BYTES
  const bytes = await collect(req, maxBytes)
  if (bytes.length === 0 && kind?.name !== 'form') {
    return { bytes: Buffer.from('{}'), contentType: JSON_TYPE, json: {} }
  }
  if (!kind || (req.headers['content-encoding'] ?? 'identity') !== 'identity') throw unsupported(contentType)
  if (kind.name === 'json') {
    const json = readJsonObject(bytes)
    // Payload compares the type exactly, and accepts no byte order mark (RFC 8259, section 8.1).
    return { bytes: withoutByteOrderMark(bytes), contentType: JSON_TYPE, json }
  }
  if (kind.name === 'form') checkForm({ bytes, contentType })
  return { bytes, contentType }
}

/** A DELETE may name its records in a body (RFC 9110, section 9.3.5, leaves it to the server). */
function isDeleteWithBody({ method, headers }: Request): boolean {
  const hasBody = Number(headers['content-length'] ?? 0) > 0 || headers['transfer-encoding'] !== undefined
  return method === 'DELETE' && hasBody
}

const JSON_TYPE = 'application/json'

function kindOf(req: Request, contentType: string) {
  const [type = '', ...parameters] = contentType.toLowerCase().split(';')
  if (type.trim() === JSON_TYPE) {
    const charset = parameters.map((each) => each.trim()).find((each) => each.startsWith('charset='))
    const isUtf8 = !charset || /^charset="?utf-?8"?$/.test(charset)
    return isUtf8 ? ({ name: 'json', maxBytes: MAX_JSON_BYTES } as const) : undefined
  }
  if (type.trim() === 'multipart/form-data') return { name: 'form', maxBytes: MAX_UPLOAD_BYTES } as const
  const isQuestion = OVERRIDES.some((name) => req.headers[name] === 'GET')
  return isQuestion && type.trim() === 'application/x-www-form-urlencoded'
    ? ({ name: 'question', maxBytes: MAX_JSON_BYTES } as const)
    : undefined
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf])) ? bytes.subarray(3) : bytes
}

const OVERRIDES = ['x-payload-http-method-override', 'x-http-method-override'] as const

/** Reads the bytes of a body. Throws a Refusal: 413 `too-large` over `maxBytes`, 400 `cut-off` if the client disconnected. */
async function collect(req: Request, maxBytes: number): Promise<Buffer> {
  try {
    return await rawBody(req, { limit: maxBytes, length: req.headers['content-length'] })
  } catch (error) {
    if (!isTooLarge(error))
      throw new Refusal({ status: 400, code: 'cut-off', message: 'The request body is incomplete.' })
    // The rest of the body is unread, so the connection cannot carry another request.
    req.res?.setHeader('connection', 'close')
    throw tooLarge(maxBytes)
  }
}

const isTooLarge = (error: unknown) =>
  error instanceof Error && 'type' in error && error.type === 'entity.too.large'

function unsupported(received: string): Refusal {
  return new Refusal({
    status: 415,
    code: 'unsupported-media-type',
    message: 'Send JSON in UTF-8 (content-type: application/json), or a file by multipart/form-data.',
    received: received.slice(0, 100),
  })
}

function tooLarge(maxBytes: number): Refusal {
  const most = maxBytes < 1_000_000 ? `${maxBytes / 1_000} kB` : `${maxBytes / 1_000_000} MB`
  return new Refusal({
    status: 413,
    code: 'too-large',
    message:
      maxBytes === MAX_ANONYMOUS_BYTES
        ? `Without signing in, a request can have at most ${most}. Sign in and send it again.`
        : `A request of this kind can have at most ${most}.`,
  })
}
