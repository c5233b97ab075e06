import type { Finding } from '../preflight/finding'
import { findingAt, wordsAround, type Text } from './text'

interface Rule {
  readonly pattern: RegExp
  readonly message: string
  readonly isEnglishOnly: boolean
}

const SPACE = '[ \\t\\u00a0\\u2009\\u202f]'

const RULES: readonly Rule[] = [
  {
    // Before a punctuation mark the next rule applies instead.
    pattern: new RegExp(`(?<=\\S)${SPACE}{2,}(?=[^\\s,.;:!?)\\]”])`, 'gu'),
    message: 'Double space.',
    isEnglishOnly: false,
  },
  {
    // Not before an ellipsis, “.22 calibre” or “.com”, nor between two closing quotation marks (’ ”).
    pattern: new RegExp(
      `(?<=[^\\s.—–’])${SPACE}+(?=[,;:!?)\\]](?!\\p{L}|[-)(])|\\.(?![.\\w…]|${SPACE}?\\.)|”)`,
      'gu',
    ),
    message: 'Space before a punctuation mark.',
    isEnglishOnly: true,
  },
  {
    pattern: new RegExp(`(?<=[“([])${SPACE}+(?=\\S)`, 'gu'),
    message: 'Space after an opening quotation mark or bracket.',
    isEnglishOnly: true,
  },
  {
    pattern: new RegExp(`(?<=[.,?!…])${SPACE}+(?=”|"\\s*$)`, 'gu'),
    message: 'Space before the closing quotation mark.',
    isEnglishOnly: true,
  },
  {
    // “Rutte ’s”: a detached possessive.
    pattern: new RegExp(`(?<=\\p{L})${SPACE}+(?=[’']s\\b)`, 'gu'),
    message: 'Space before the apostrophe.',
    isEnglishOnly: true,
  },
]

const A_HABIT = 3

/** Maximum number of findings of one kind in a paragraph. */
const MOST = 100

/** Doubled or misplaced spaces. Two spaces after each full stop are a habit and reported once. */
export function findSpaces(text: Text, { isEnglish }: { isEnglish: boolean }): Finding[] {
  const rules = RULES.filter((rule) => isEnglish || !rule.isEnglishOnly)
  const found = text.paragraphs.flatMap((paragraph, index) => {
    const seen = new Set<number>()
    return rules.flatMap(({ pattern, message }) =>
      [...paragraph.matchAll(pattern)].slice(0, MOST).flatMap((match) => {
        if (seen.has(match.index)) return []
        seen.add(match.index)
        return [{ index, start: match.index, end: match.index + match[0].length, message, paragraph }]
      }),
    )
  })
  const afterStops = found.filter(({ paragraph, start }) => /[.?!]["”’)]*$/u.test(paragraph.slice(0, start)))
  const habit = afterStops.length > A_HABIT ? new Set(afterStops.slice(1)) : new Set<(typeof found)[number]>()
  return found
    .filter((each) => !habit.has(each))
    .map((each) => {
      const isHabit = habit.size > 0 && each === afterStops[0]
      return findingAt({
        text,
        code: 'stray-space',
        paragraph: each.index,
        start: each.start,
        end: each.end,
        message: isHabit
          ? `Two spaces after a full stop, here and in ${habit.size} other places.`
          : each.message,
        about: isHabit ? ['after full stops'] : [wordsAround(each.paragraph, each.start, each.end)],
      })
    })
}
