import { UNFIT } from './letters'

// A fast check, since almost no text contains any of these; halves of surrogate pairs are checked above.
// eslint-disable-next-line no-control-regex
const SUSPECT = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]/

/**
 * Cleans a text for any page, feed or JSON: without control characters, lone surrogates and non-characters, and with `\n` line ends. U+2028
 * and U+2029, which end a line in a script, become spaces. Empty for a value that is not a string.
 */
export function cleanText(text: unknown): string {
  if (typeof text !== 'string') return ''
  if (!SUSPECT.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(UNFIT, '')
}

/** The same, trimmed; null if nothing is left. */
export function cleanOrNull(text: unknown): string | null {
  return cleanText(text).trim() || null
}
