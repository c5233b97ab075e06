import type { Finding } from '../preflight/finding'
import { findingAt, wordsAround, type Text } from './text'

interface Rule {
  readonly pattern: RegExp
  readonly message: string
}

const RULES: readonly Rule[] = [
  // Three full stops are an ellipsis.
  { pattern: /(?<![.…])\.\.(?![.…])/gu, message: 'Double full stop.' },
  { pattern: /,\s?,+/gu, message: 'Double comma.' },
  { pattern: /;\s?;+|(?<!:):\s?:(?!:)/gu, message: 'Doubled punctuation mark.' },
  {
    pattern: /,\.(?!\d|\.)|[,;:][;:](?![-)(])|[,;][?!]|[?!]\.(?!\.)/gu,
    message: 'Two punctuation marks in a row.',
  },
  { pattern: /[.,]([”"’])[.,](?=\s|$)/gu, message: 'Punctuation on both sides of a quotation mark.' },
  // Letters on both sides, not in a URL, a file name or an initial: “said.The”, “troops,which”.
  {
    pattern: /[.?!](?=\p{Lu}\p{Ll}+(?![\w./@]))(?<=(?<![\w@/.-])\p{L}{0,30}\p{Ll}{2}.)/gu,
    message: 'Missing space after a punctuation mark.',
  },
  { pattern: /(?<=\p{Ll})[,;](?=\p{L}{2})/gu, message: 'Missing space after a punctuation mark.' },
  // “said."It”: whichever sentence the mark belongs to.
  { pattern: /(?<=\p{Ll}[.,?!])["”](?=\p{Lu}\p{Ll})/gu, message: 'Missing space at a quotation mark.' },
  { pattern: /(?<=\p{Ll}[.,?!])“(?=\p{L})/gu, message: 'Missing space before a quotation mark.' },
]

/** Maximum number of findings of one kind in a paragraph. */
const MOST = 100

/** Punctuation marks that are doubled or have no space after them. */
export function findMarks(text: Text): Finding[] {
  return text.paragraphs.flatMap((paragraph, index) =>
    RULES.flatMap(({ pattern, message }) =>
      [...paragraph.matchAll(pattern)]
        .slice(0, MOST)
        .filter(({ index: at }) => !isInAddress(paragraph, at))
        .map((match) =>
          findingAt({
            text,
            code: 'stray-punctuation',
            paragraph: index,
            start: match.index,
            end: match.index + match[0].length,
            message,
            about: [wordsAround(paragraph, match.index, match.index + match[0].length)],
          }),
        ),
    ),
  )
}

/** Whether a position is within a URL or an email address, whose punctuation is not checked. */
function isInAddress(paragraph: string, at: number): boolean {
  const start = paragraph.lastIndexOf(' ', at) + 1
  const word = /^\S*/u.exec(paragraph.slice(start))?.[0] ?? ''
  return /:\/\/|@|^www\.|\w\/\w/iu.test(word)
}
