import { skipJoiner } from './grammarWords'
import { isMark, isWord, type Token } from './tokens'

export type CreditLabel = {
  /** `other`: people who did not write or report. */
  readonly kind: 'reported' | 'contributed' | 'other'
  readonly next: number
}

/**
 * The words before a list of people: `Reporting by`, `Additional reporting and writing by`, `With assistance from`, `Editing by`; with or
 * without a colon. Null if there are none.
 */
export function readCreditLabel(tokens: readonly Token[], from: number): CreditLabel | null {
  const withAt = isWord(tokens[from], 'with') ? from + 1 : from
  const article = withAt > from && isWord(tokens[withAt], 'a') ? withAt + 1 : withAt
  const start = isWord(tokens[article], ...MORE) ? article + 1 : article
  const works: string[] = []
  let at = start

  while (isWord(tokens[at], ...REPORTED, ...WRITTEN, ...OTHERS, ...HELP) && works.length < 4) {
    works.push(tokens[at]?.text.toLowerCase() ?? '')
    at++
    const joined = skipJoiner(tokens, at)
    if (joined > at && isWord(tokens[joined], ...REPORTED, ...WRITTEN, ...OTHERS)) at = joined
  }
  if (works.length === 0) return null

  const isHelp = withAt > from || works.some((work) => HELP.includes(work))
  if (!isWord(tokens[at], 'by') && !(isHelp && isWord(tokens[at], 'from'))) return null
  const next = isMark(tokens[at + 1], ':') ? at + 2 : at + 1
  return { kind: kindOf(works, isHelp || start > article), next }
}

const MORE = ['additional', 'further', 'extra', 'more']
const REPORTED = ['reporting', 'reported']
const WRITTEN = ['writing', 'written', 'research', 'contributing']
const HELP = ['assistance', 'contributions', 'file', 'files', 'help', 'input']
const OTHERS = [
  'animation',
  'compiled',
  'compiling',
  'design',
  'edited',
  'editing',
  'graphic',
  'graphics',
  'illustration',
  'illustrations',
  'photo',
  'photography',
  'photos',
  'production',
  'translated',
  'translating',
  'translation',
  'video',
]

function kindOf(works: readonly string[], isHelp: boolean): CreditLabel['kind'] {
  if (works.every((work) => OTHERS.includes(work))) return 'other'
  return !isHelp && works.some((work) => REPORTED.includes(work)) ? 'reported' : 'contributed'
}
