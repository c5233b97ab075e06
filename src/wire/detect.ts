import iconv from 'iconv-lite'

import { decode } from './bytes'
import { WireError } from './errors'

/** What kind of file wire copy is in, told from its content. */
export type Container = 'xml' | 'json' | 'email' | 'text'

/**
 * Bytes → their text and what contains it. The text of XML is decoded as its declaration says, JSON as UTF-8, anything else as
 * {@link decode} does. A mail is not decoded here: each of its parts has a charset of its own.
 *
 * @throws WireError `unknown-format` for files that are no text (PDF, RTF, Word, archives, pictures) and for HTML pages; `binary`, `empty`,
 * `too-large`
 */
export function detect(bytes: Uint8Array): { container: Container; text: string } {
  const start = Buffer.from(bytes.subarray(0, 1_024))
    .toString('latin1')
    .replace(/^(?:ï»¿|\s)+/, '')
  for (const [magic, received] of FOREIGN) if (start.startsWith(magic)) throw unknown(received)

  if (start.startsWith('<')) {
    const text = decodeXml(bytes, start)
    const head = text.slice(0, 2_048).trimStart()
    if (/^(?:<!doctype html|<html[\s>])/i.test(head)) throw unknown('an HTML page')
    return { container: 'xml', text }
  }
  const { text } = decode(bytes)
  const head = text.slice(0, 2_048).trimStart()
  // A brace or a bracket may begin plain copy, too.
  if (/^\{\s*(?:"|\}|$)/.test(head) || /^\[\s*[[{"\]]/.test(head)) return { container: 'json', text }
  if (isMail(head)) return { container: 'email', text }
  return { container: 'text', text }
}

export function unknown(received: string): WireError {
  return new WireError({
    code: 'unknown-format',
    message: `This looks like ${received}, which is not wire copy that can be read.`,
    received,
  })
}

/** How files that are not wire copy begin. */
const FOREIGN: readonly (readonly [start: string, received: string])[] = [
  ['%PDF-', 'a PDF file'],
  ['{\\rtf', 'an RTF file'],
  ['PK\u0003\u0004', 'a ZIP archive or a Word file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word file'],
  ['\u00ff\u00d8\u00ff', 'a JPEG picture'],
  ['\u0089PNG', 'a PNG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\u0000', 'a TIFF picture'],
  ['MM\u0000*', 'a TIFF picture'],
  ['\u001f\u008b', 'a gzip archive'],
]

/** Header fields that tell a mail from a story that begins with a word and a colon. */
const MAIL_FIELDS =
  /^(?:received|return-path|delivered-to|message-id|mime-version|from|to|date|subject|content-type|reply-to|dkim-signature)$/

/** A mail begins with header fields up to an empty line, at least two of which every mail has. */
function isMail(head: string): boolean {
  let known = 0
  for (const [at, line] of head.split(/\r\n|\r|\n/).entries()) {
    if (line === '') break
    if (/^[ \t]/.test(line) && at > 0) continue
    const [, name] = /^([A-Za-z][\w-]{1,60}):(?:\s|$)/.exec(line) ?? []
    // What is cut off at the end of the head may be half a line.
    if (!name) return known >= 2 && at > 3
    if (MAIL_FIELDS.test(name.toLowerCase())) known += 1
  }
  return known >= 2
}

function decodeXml(bytes: Uint8Array, start: string): string {
  const hasMark = bytes[0] === 0xef || bytes[0] === 0xfe || bytes[0] === 0xff
  const [, encoding = 'utf-8'] = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(start) ?? []
  const isStandard = /^(?:utf-?8|utf-?16|us-ascii|ascii)$/i.test(encoding)
  // The checks of size and of binary content are the same for all text.
  if (hasMark || isStandard || !iconv.encodingExists(encoding)) return decode(bytes).text
  const { text } = decode(new TextEncoder().encode(iconv.decode(Buffer.from(bytes), encoding)))
  return text
}
