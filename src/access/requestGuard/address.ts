import { Refusal } from '../../errors'

/** The HTTP methods that the server supports. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'] as const

/** Leaves room for any query within the limits of `where`; a longer one goes in a body. */
export const MAX_ADDRESS_BYTES = 8_192

/**
 * Rejects a request by its method and URL: an unsupported method (405), a URL over 8 KB (414), percent escapes that are
 * not UTF-8, or a NUL (400).
 */
export function checkAddress({ method, url }: { method: string; url: string }): void {
  if (!(METHODS as readonly string[]).includes(method)) {
    throw new Refusal({
      status: 405,
      code: 'method-not-allowed',
      message: `This method is not supported. Use one of ${METHODS.join(', ')}.`,
      received: method,
    })
  }
  const bytes = Buffer.byteLength(url)
  if (bytes > MAX_ADDRESS_BYTES) {
    throw new Refusal({
      status: 414,
      code: 'uri-too-long',
      message: `A URL can have at most ${MAX_ADDRESS_BYTES} bytes. Request less, or use several requests.`,
      received: bytes,
    })
  }
  for (const part of url.split(/[?&=;/]/)) checkEscapes(part)
}

function checkEscapes(part: string): void {
  const text = decoded(part)
  if (text === undefined) {
    throw badAddress(part, 'The URL has an invalid percent escape. Write a percent sign as %25.')
  }
  if (text.includes('\0')) throw badAddress(part, 'A URL cannot contain a NUL (%00).')
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    // A URIError has no more detail.
    return undefined
  }
}

function badAddress(part: string, message: string): Refusal {
  return new Refusal({ status: 400, code: 'bad-address', message, received: part.slice(0, 200) })
}
