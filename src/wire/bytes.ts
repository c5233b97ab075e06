/* eslint-disable no-control-regex -- envelopes are made of control characters */
import { WireError } from './errors'

export const MAX_WIRE_BYTES = 10 * 1024 * 1024

/** More than any story has: copy with millions of empty lines must not block the server. */
export const MAX_WIRE_LINES = 50_000

export type WireEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/**
 * Raw bytes → text without its byte order mark. A byte order mark determines the encoding; otherwise strict UTF-8, then Windows-1252, which
 * includes Latin-1 and never fails.
 *
 * @throws WireError `too-large`, `binary`, `empty`
 */
export function decode(bytes: Uint8Array): { text: string; encoding: WireEncoding } {
  refuseTooLarge(bytes.length)

  const decoded = decodeMarked(bytes) ?? decodeUtf8(bytes) ?? decodeWindows1252(bytes)
  return { ...decoded, text: checkText(decoded.text) }
}

/**
 * Same checks as {@link decode}, for text that is already decoded.
 *
 * @throws WireError `too-large`, `binary`, `empty`
 */
export function acceptText(text: string): string {
  refuseTooLarge(utf8Length(text))
  return checkText(text.startsWith('\uFEFF') ? text.slice(1) : text)
}

type Decoded = { text: string; encoding: WireEncoding }

function refuseTooLarge(length: number): void {
  if (length <= MAX_WIRE_BYTES) return
  throw new WireError({
    code: 'too-large',
    line: 0,
    message: `The copy has ${length} bytes; at most ${MAX_WIRE_BYTES} are read.`,
  })
}

function utf8Length(text: string): number {
  // A UTF-16 unit takes at most three bytes, so most copy need not be encoded to be measured.
  return text.length * 3 <= MAX_WIRE_BYTES ? text.length : new TextEncoder().encode(text).length
}

function decodeMarked(bytes: Uint8Array): Decoded | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, 'utf-16be')
  return null
}

function decodeUtf8(bytes: Uint8Array): Decoded | null {
  return decodeStrictly(bytes, 'utf-8')
}

function decodeStrictly(bytes: Uint8Array, encoding: WireEncoding): Decoded | null {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding }
  } catch {
    return null // not this encoding: try the next one
  }
}

// TextDecoder('windows-1252') reads 0x80-0x9F as Latin-1 controls in Node 20.18.3 and later (nodejs/node#60888), so this is the table of
// the Encoding Standard. Bytes that it leaves undefined stay the C1 control of the same number.
const WINDOWS_1252_FROM_0X80 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F' + '\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function decodeWindows1252(bytes: Uint8Array): Decoded {
  const pieces: string[] = []
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = Uint16Array.from(bytes.subarray(from, from + 8192))
    for (let at = 0; at < codes.length; at++) codes[at] = windows1252Code(codes[at] ?? 0)
    pieces.push(String.fromCharCode(...codes))
  }
  return { text: pieces.join(''), encoding: 'windows-1252' }
}

function windows1252Code(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252_FROM_0X80.charCodeAt(byte - 0x80) : byte
}

function checkText(text: string): string {
  refuseBinary(text)
  refuseTooManyLines(text)
  if (text.trim() === '') throw new WireError({ code: 'empty', line: 0, message: 'The copy is empty.' })
  return text
}

function refuseTooManyLines(text: string): void {
  let lines = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  for (let at = text.indexOf('\r'); at !== -1; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] !== '\n') lines++
  }
  if (lines <= MAX_WIRE_LINES) return
  throw new WireError({
    code: 'too-large',
    line: MAX_WIRE_LINES + 1,
    message: `The copy has ${lines} lines; at most ${MAX_WIRE_LINES} are read.`,
  })
}

const MOST_CONTROLS = 0.1 // agencies frame copy with a few (SOH, STX, ETX); pictures and archives are full of them

function refuseBinary(text: string): void {
  const isInEnvelope = ENVELOPE.test(text.slice(0, 2000)) && /[\u0003\u0004]/.test(text)
  let controls = 0
  let frame = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0) throw binary(text, at, 'It has a NUL character.')
    if (!isControl(code)) continue
    if (isInEnvelope && isOfEnvelope(code)) frame++
    else controls++
  }
  if (controls > text.length * MOST_CONTROLS || frame > text.length / 2)
    throw binary(text, 0, `${controls + frame} of its characters are controls.`)
}

// SOH with a header of printable lines, and STX after it; ETX or EOT further down.
const ENVELOPE = /^[\s\u0016\u007F]{0,500}\u0001[^\0-\u0008\u000E\u000F\u0015\u0017-\u001E]{0,1000}\u0002/

/** What ANPA 1312 and IPTC 7901 frame and pad a message with. */
function isOfEnvelope(code: number): boolean {
  return (code >= 0x01 && code <= 0x04) || (code >= 0x10 && code <= 0x16) || code === 0x1f || code === 0x7f
}

function isControl(code: number): boolean {
  return (code < 0x20 && (code < 0x09 || code > 0x0d)) || code === 0x7f
}

function binary(text: string, at: number, why: string): WireError {
  const line = text.slice(0, at).split(/\r\n|\r|\n/).length
  return new WireError({ code: 'binary', line, message: `This is not text. ${why}` })
}
