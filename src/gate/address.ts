import { Refusal } from '../errors'

/** The methods that something here answers. */
export const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS'] as const

/** Longer than any question that the limits of `where` leave room for; a longer one goes in a body. */
export const MAX_ADDRESS_BYTES = 8_192

/**
 * Refuses a request by its first line, whatever it is for: a method that nothing answers (405), an address over
 * 8 KB (414), one whose percent escapes are no UTF-8, or that holds a NUL (400).
 */
export function checkAddress({ method, url }: { method: string; url: string }): void {
  if (!(METHODS as readonly string[]).includes(method)) {
    throw new Refusal({
      status: 405,
      code: 'method-not-allowed',
      message: `Nothing here answers this method. Use one of ${METHODS.join(', ')}.`,
      received: method,
    })
  }
  const bytes = Buffer.byteLength(url)
  if (bytes > MAX_ADDRESS_BYTES) {
    throw new Refusal({
      status: 414,
      code: 'uri-too-long',
      message: `An address may have at most ${MAX_ADDRESS_BYTES} bytes. Ask for less, or in several requests.`,
      received: bytes,
    })
  }
  for (const part of url.split(/[?&=;/]/)) checkEscapes(part)
}

function checkEscapes(part: string): void {
  const text = decoded(part)
  if (text === undefined) {
    throw badAddress(part, 'The address holds a percent sign that escapes nothing. Write % itself as %25.')
  }
  if (text.includes('\0')) throw badAddress(part, 'An address may not hold a NUL (%00).')
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    // A URIError says no more than that.
    return undefined
  }
}

function badAddress(part: string, message: string): Refusal {
  return new Refusal({ status: 400, code: 'bad-address', message, received: part.slice(0, 200) })
}
