import type { Finding } from '../preflight/finding'
import { findingAt, wordsAround, type Text } from './text'

/** Words that English may well say twice in a row. */
const TWICE = new Set(
  `blah bye far ha had hear ho hush knock long many mahi more never night no now over really so that there tut very
   well yeah yes`.split(/\s+/),
)

/**
 * A word that stands there twice: “the the”. Names may (Duran Duran, Walla Walla), unless the same word also stands alone
 * somewhere; and what was checked in is in (“the people he checked in in March”) only after “what it is”.
 */
export function findDoubledWords(text: Text): Finding[] {
  const standsAlone = loneNames(text.paragraphs)
  return text.paragraphs.flatMap((paragraph, index) =>
    [
      ...paragraph.matchAll(
        /(?<![\p{L}\p{N}’'-])(\p{L}[\p{L}\p{M}’']*)(\s+)(\1)(?![\p{L}\p{N}\p{M}-]|[’'.]\p{L})/giu,
      ),
    ]
      .filter((match) => !isMeant({ match, paragraph, standsAlone }))
      .map((match) =>
        findingAt({
          text,
          code: 'doubled-word',
          paragraph: index,
          start: match.index,
          end: match.index + match[0].length,
          message: `“${match[1]}” stands there twice.`,
          about: [wordsAround(paragraph, match.index, match.index + match[0].length)],
        }),
      ),
  )
}

function isMeant({
  match,
  paragraph,
  standsAlone,
}: {
  match: RegExpExecArray
  paragraph: string
  standsAlone: ReadonlySet<string>
}): boolean {
  const [, first = '', , second = ''] = match
  if (TWICE.has(first.toLowerCase())) return true
  if (first.toLowerCase() === 'is') {
    return /\b(?:what|it|that|this|there|he|she) $/iu.test(
      paragraph.slice(Math.max(0, match.index - 8), match.index),
    )
  }
  const isName = /^\p{Lu}/u.test(first) && /^\p{Lu}/u.test(second) && first.length > 1
  return isName && !standsAlone.has(first)
}

/** Capitalised words that stand somewhere without their like beside them. */
function loneNames(paragraphs: readonly string[]): ReadonlySet<string> {
  return new Set(
    paragraphs.flatMap((paragraph) => {
      const words = paragraph.match(/[\p{L}\p{M}]+/gu) ?? []
      return words.filter(
        (word, at) => /^\p{Lu}/u.test(word) && words[at - 1] !== word && words[at + 1] !== word,
      )
    }),
  )
}
