import { APOSTROPHE, LETTER, MARK } from '../../../words/letters'

/** A word of a paragraph. `gap` is the text between the previous word and this one. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly gap: string
  readonly isCapital: boolean
  readonly startsSentence: boolean
}

/** Abbreviations whose full stop does not end a sentence. */
const SHORTENED =
  /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Sen|Sens|Gov|Govs|Rep|Reps|Gen|Lt|Col|Sgt|Capt|Maj|Cmdr|Adm|Rev|Prof|Cpl|Pvt|Supt|Det|Insp|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No|vs|U\.S|U\.N|U\.K|D\.C)$/u

/** Includes hyphens and apostrophes, as in names. */
const WORD = new RegExp(
  String.raw`(?:\p{Lu}\.)+(?=[\s,’']|$)|[${LETTER}](?:[${LETTER}${MARK}]|[-‐‑${APOSTROPHE}](?=[${LETTER}])|(?<=\p{Lu})\.(?=\p{Lu}))*`,
  'gu',
)

/** The words of a paragraph. A possessive ’s is excluded, initials keep their full stops. */
export function wordsOf(paragraph: string): readonly Word[] {
  const words: Word[] = []
  let end = 0
  for (const match of paragraph.matchAll(WORD)) {
    const text = match[0].replace(/[’']s$/u, '')
    const gap = paragraph.slice(end, match.index)
    const before = words.at(-1)
    words.push({
      text,
      start: match.index,
      end: match.index + text.length,
      gap,
      isCapital: /^(?:(?:al|el|as|ad|ash|at|an|ar|az|d|l)[-’'])?\p{Lu}/u.test(text),
      startsSentence: before === undefined || startsSentence(gap, before),
    })
    end = match.index + text.length
  }
  return words
}

/** Whether the gap between two words is only a space, or the full stop of an abbreviation. */
export function follows(word: Word, before: Word): boolean {
  return /^\s+$/u.test(word.gap) || (/^\.\s+$/u.test(word.gap) && SHORTENED.test(before.text))
}

function startsSentence(gap: string, before: Word): boolean {
  // A straight mark opens a quotation only directly before the word: after “late," ” the sentence goes on.
  if (/[“‘(:]\s*$|"$|[?!…]|\s'$|\n|;\s|—|–/u.test(gap)) return true
  if (/\.[”"’']?\s/u.test(gap)) return /[”"’]/u.test(gap) || !SHORTENED.test(before.text)
  return false
}
