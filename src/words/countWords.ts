import { BY_CHARACTER, BY_DICTIONARY, LETTER } from './letters'
import { segment } from './segment'

// 10 000 is one word, with any no-break space.
const CHUNK = new RegExp(String.raw`[${LETTER}](?:\S|(?<=\d)[\u00a0\u202f](?=\d{3}))*`, 'gu')
const UNSPACED = new RegExp(`[${BY_CHARACTER}${BY_DICTIONARY}]`, 'u')

/**
 * Counts words as editors do: sequences between spaces with a letter or a digit; in a script without spaces, the words of the platform's
 * dictionaries (Intl.Segmenter).
 */
export function countWords(text: string): number {
  let count = 0
  for (const [chunk] of text.matchAll(CHUNK)) {
    count += UNSPACED.test(chunk) ? segment(chunk).length : 1
  }
  return count
}
