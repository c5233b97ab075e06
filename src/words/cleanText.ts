import { UNFIT } from './letters'

// Nearly every text has none of them, and this is found many times faster: halves of pairs are looked at above.
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/

/**
 * A text that any page, feed or JSON can hold: without control characters, lone surrogates and non-characters, its lines
 * ended by `\n`. U+2028 and U+2029, which end a line within a script, become spaces. Nothing where no text is given.
 */
export function cleanText(text: unknown): string {
  if (typeof text !== 'string') return ''
  if (!SUSPECT.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(UNFIT, '')
}

/** The same, without space around it; null where nothing is left. */
export function cleanOrNull(text: unknown): string | null {
  return cleanText(text).trim() || null
}
