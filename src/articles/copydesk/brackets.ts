import type { Finding } from '../preflight/finding'
import { findingAt, MAX_FINDINGS, wordsAround, type Text } from './text'

interface Bracket {
  readonly paragraph: number
  readonly at: number
}

/**
 * Brackets without a partner in their paragraph. One that begins a paragraph may be closed in a later one, as in credits. Not reported: the
 * bracket of an enumeration (“a) …”) and of a smiley.
 */
export function findBrackets(text: Text): Finding[] {
  const lone: Bracket[] = []
  let running: Bracket | undefined
  text.paragraphs.forEach((paragraph, index) => {
    const open: Bracket[] = []
    for (const { 0: mark, index: at } of paragraph.matchAll(/[()]/gu)) {
      if (mark === '(') open.push({ paragraph: index, at })
      else if (open.length > 0) open.pop()
      else if (running) running = undefined
      else if (!isMark(paragraph, at)) lone.push({ paragraph: index, at })
    }
    for (const bracket of open) {
      if (bracket.at === 0 && !running) running = bracket
      else if (!/[:;]-?$/u.test(paragraph.slice(Math.max(0, bracket.at - 2), bracket.at))) lone.push(bracket)
    }
  })
  return [...lone, ...(running ? [running] : [])].slice(0, MAX_FINDINGS).map(({ paragraph, at }) => {
    const words = text.paragraphs[paragraph] ?? ''
    return findingAt({
      text,
      code: 'stray-punctuation',
      paragraph,
      start: at,
      end: at + 1,
      message: words[at] === '(' ? 'This bracket is never closed.' : 'This bracket was never opened.',
      about: [wordsAround(words, at, at + 1)],
    })
  })
}

/** “a)”, “12)” at the start of an item, “:)”. */
function isMark(paragraph: string, at: number): boolean {
  return /(?:(?:^|[\s(])(?:\p{L}|\d{1,3}|[ivx]{1,4})|[:;]-?)$/u.test(paragraph.slice(Math.max(0, at - 6), at))
}
