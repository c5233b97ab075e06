import { BY_CHARACTER, BY_DICTIONARY, LETTER } from './letters'
import { segment } from './segment'

// 10 000 is one word, whichever space keeps it together.
const CHUNK = new RegExp(String.raw`[${LETTER}](?:\S|(?<=\d)[\u00a0\u202f](?=\d{3}))*`, 'gu')
const UNSPACED = new RegExp(`[${BY_CHARACTER}${BY_DICTIONARY}]`, 'u')

/**
 * How many words a text has, as editors count them: what stands between spaces and has a letter or a digit; where a script has no
 * spaces, the words of the platform's dictionaries (Intl.Segmenter).
 */
export function countWords(text: string): number {
  let count = 0
  for (const [chunk] of text.matchAll(CHUNK)) {
    count += UNSPACED.test(chunk) ? segment(chunk).length : 1
  }
  return count
}
