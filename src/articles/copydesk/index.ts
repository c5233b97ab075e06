import type { Finding } from '../preflight/finding'
import { findAcronyms } from './acronyms'
import { findBrackets } from './brackets'
import { findDoubledWords } from './doubledWords'
import { findNames } from './names'
import { findMarks } from './marks'
import { findQuotes } from './quotes'
import { findSpaces } from './spaces'
import { MAX_FINDINGS, type Text } from './text'
import { findWeekdays } from './weekdays'

/** The text of a story to check: the body's blocks as plain text, in order. */
export interface Copy {
  readonly headline?: string | null | undefined
  readonly summary?: string | null | undefined
  readonly language?: string | null | undefined
  readonly paragraphs: readonly string[]
}

/**
 * Checks copy by fixed rules and returns findings with their exact location. All findings are warnings. Quotation marks, names, acronyms
 * and dates are checked in English only: other languages format them differently. Names and acronyms are checked in the body: a headline
 * may shorten them.
 */
export function readCopy({ story, now }: { story: Copy; now: Date }): readonly Finding[] {
  const paragraphs = withinReach(story.paragraphs)
  const isEnglish = /^en\b/i.test(story.language ?? 'en')
  const texts: Text[] = [
    { path: 'headline', paragraphs: [(story.headline ?? '').slice(0, REACH)] },
    { path: 'summary', paragraphs: (story.summary ?? '').slice(0, REACH).split('\n') },
    { path: 'body', paragraphs },
  ]
  const body: Text = { path: 'body', paragraphs }
  const findings = texts.flatMap((text) => [
    ...findSpaces(text, { isEnglish }),
    ...findMarks(text),
    ...findBrackets(text),
    ...(isEnglish ? [...findQuotes(text), ...findDoubledWords(text)] : []),
  ])
  if (isEnglish)
    findings.push(...findNames(body), ...findAcronyms(body), ...findWeekdays({ text: body, now }))
  return findings.sort(byPlace).slice(0, MAX_FINDINGS)
}

/** Some 12,000 words: longer text is not news copy, and must not block the server. */
const REACH = 75_000
const REACH_PARAGRAPHS = 5_000

function withinReach(paragraphs: readonly string[]): readonly string[] {
  let left = REACH
  const reached: string[] = []
  for (const paragraph of paragraphs) {
    if (left <= 0 || reached.length === REACH_PARAGRAPHS) break
    reached.push(paragraph.slice(0, left))
    left -= paragraph.length + 1
  }
  return reached
}

const ORDER = ['headline', 'summary', 'body']

function byPlace(one: Finding, other: Finding): number {
  return (
    ORDER.indexOf(one.path) - ORDER.indexOf(other.path) ||
    (one.place?.paragraph ?? 0) - (other.place?.paragraph ?? 0) ||
    (one.place?.start ?? 0) - (other.place?.start ?? 0)
  )
}
