import { pick, randomFrom } from './random'
import { sentence, title } from './words'

/** How many people and topics the stories of a data set share. */
export const AUTHORS = 500
export const CONTRIBUTORS = 100
export const TOPICS = 100

/** Number of stories of a data set that are created through the Local API; the others are copies of them. */
export const SEED = 1_000

const FIRST = ['Anna', 'Boris', 'Clara', 'David', 'Elena', 'Farid', 'Grace', 'Hugo', 'Irene', 'Jonas']
const LAST = [
  'Abbott',
  'Berger',
  'Costa',
  'Duarte',
  'Eriksen',
  'Fontaine',
  'Garcia',
  'Haddad',
  'Ivanov',
  'Jensen',
]
const NEWEST = Date.UTC(2026, 9, 31)
/** Interval between two publications. */
export const BETWEEN_MS = 53 * 60_000

/** A person with a byline; the same number always gives the same person. */
export function person(kind: 'author' | 'contributor', index: number) {
  const name = `${FIRST[index % 10]} ${LAST[Math.floor(index / 10) % 10]} ${index}`
  return { name, slug: `${kind}-${index}`, role: 'Staff writer', location: 'Lisbon, Portugal' }
}

/** A topic and its parent: ten at the top level, thirty below them, all others one level deeper. */
export function topic(index: number) {
  const parent = index < 10 ? undefined : index < 40 ? index % 10 : 10 + (index % 30)
  return { name: `Topic ${index}`, slug: `topic-${index}`, description: `All of topic ${index}.`, parent }
}

/** A story of some 500 words; the same number always gives the same story. People and topics are given by number. */
export function story(index: number) {
  const random = randomFrom(index + 1)
  const headline = `${title(random, 8)} ${index}`
  return {
    headline,
    slug: `story-${index}`,
    kicker: 'From the region',
    summary: `${sentence(random, 14)} ${sentence(random, 12)}`,
    wire: { agency: 'AP' },
    dateline: { located: 'LISBON', source: 'AP', text: 'LISBON (AP) –' },
    body: body(
      Array.from({ length: 12 }, () => [15, 14, 13].map((words) => sentence(random, words)).join(' ')),
    ),
    authors: distinct(random, 2, AUTHORS),
    contributors: distinct(random, 1, CONTRIBUTORS),
    topics: distinct(random, 3, TOPICS),
    publishedAt: publishedAt(index).toISOString(),
  }
}

/** First publication date: story 0 is the newest, and each following one is 53 minutes older. */
export function publishedAt(index: number): Date {
  return new Date(NEWEST - index * BETWEEN_MS)
}

function body(paragraphs: readonly string[]) {
  const element = { direction: null, format: '' as const, indent: 0, version: 1 }
  return {
    root: {
      ...element,
      type: 'root',
      children: paragraphs.map((text) => ({
        ...element,
        type: 'paragraph',
        textFormat: 0,
        children: [{ type: 'text', text, detail: 0, format: 0, mode: 'normal', style: '', version: 1 }],
      })),
    },
  }
}

function distinct(random: () => number, count: number, among: number): number[] {
  const all = Array.from({ length: among }, (_, index) => index)
  const chosen = new Set<number>()
  while (chosen.size < count) chosen.add(pick(random, all))
  return [...chosen]
}
