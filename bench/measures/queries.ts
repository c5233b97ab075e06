import { SEED, story, TOPICS } from '../material/material'
import type { ContenderName, StockName, UncachedName } from '../contenders/contender'

/** A reader's query, as sent to one contender. */
export interface Query {
  readonly what: What
  readonly contender: ContenderName
  /** Another way to send the same query to the same contender. */
  readonly way?: string
  /** Requested in rotation. */
  readonly paths: readonly string[]
  /** Whether a response is the expected one: a fast refusal is not measured. */
  readonly isGood: (body: string) => boolean
}

export type What = 'story' | 'topic' | 'topic-without-bodies' | 'newest' | 'author' | 'feed' | 'search'

/** Display names. */
export const NAMES: Readonly<Record<What, string>> = {
  story: 'One story by its slug',
  topic: 'Ten newest of a topic',
  'topic-without-bodies': 'Ten newest of a topic, without bodies',
  newest: 'Ten newest of all',
  author: 'Ten newest of an author',
  feed: 'RSS feed of all stories',
  search: 'Search for two words',
}

/** Cached queries use few paths, requested often; uncached queries range over the whole data set. */
const FEW = 100
const MANY = 1_000
/** Topics from this number on have no subtopics, so both sides look for the same stories. */
const FIRST_LEAF = 40
const CARD = ['headline', 'kicker', 'summary', 'slug', 'publishedAt']
const CREDITS = ['authors', 'contributors', 'topics']
const WORDS = [
  'harbour',
  'minister',
  'verdict',
  'orchestra',
  'satellite',
  'forest',
  'vaccine',
  'treaty',
  'tenant',
  'coach',
]

/** All queries for one of this project's contenders, cached or not. */
export function ourQueries({
  contender,
  articles,
}: {
  contender: 'cached' | UncachedName
  articles: number
}): Query[] {
  const numbers = spread(articles, contender === 'cached' ? FEW : MANY)
  const of = (what: What, paths: readonly string[], isGood: Query['isGood']) => ({
    what,
    contender,
    paths,
    isGood,
  })
  return [
    of(
      'story',
      numbers.map((n) => `/v1/articles/story-${n}`),
      isWholeStory,
    ),
    of(
      'topic',
      leaves().map((n) => `/v1/articles?topic=topic-${n}&limit=10`),
      isList,
    ),
    of(
      'topic-without-bodies',
      leaves().map((n) => `/v1/articles?topic=topic-${n}&limit=10&fields=${[...CARD, ...CREDITS].join(',')}`),
      isListOfCards,
    ),
    of('newest', ['/v1/articles?limit=10'], isList),
    of(
      'author',
      numbers.map((n) => `/v1/articles?author=author-${story(n % SEED).authors[0]}&limit=10`),
      isList,
    ),
    of('feed', ['/feeds/latest.rss'], (body) => body.includes('<rss') && body.includes('<item>')),
    of(
      'search',
      pairs().map((words) => `/v1/search?q=${words}&limit=10`),
      isList,
    ),
  ]
}

/** The same queries for Payload's REST API: in its default form, and (`way`) in the form of a client who avoids what is slow. */
export function stockQueries({
  contender,
  articles,
  topicIds,
}: {
  contender: StockName
  articles: number
  /** Topic ids by number. */
  topicIds: ReadonlyMap<number, number | string>
}): Query[] {
  const ask = (rest: string) => `/api/articles?depth=1&${rest}`
  const newest = (where: string, rest = '') => ask(`${where}&sort=-publishedAt&limit=10${rest}`)
  const of = (what: What, paths: readonly string[], isGood: Query['isGood'], way?: string): Query => ({
    what,
    contender,
    paths: paths.map((path) => encodeURI(path).replaceAll('[', '%5B').replaceAll(']', '%5D')),
    isGood,
    ...(way ? { way } : {}),
  })
  const numbers = spread(articles, MANY)
  const selected = [...CARD, ...CREDITS].map((name) => `&select[${name}]=true`).join('')
  const byId = leaves().map((n) => `where[topics][equals]=${topicIds.get(n)}`)
  return [
    of(
      'story',
      numbers.map((n) => ask(`where[slug][equals]=story-${n}&limit=1`)),
      isWholeStory,
    ),
    of(
      'story',
      numbers.map((n) => ask(`where[slug][equals]=story-${n}&limit=1&pagination=false${NO_JOINS}`)),
      isWholeStory,
      'people without their stories, no count',
    ),
    of(
      'topic',
      leaves().map((n) => newest(`where[topics.slug][equals]=topic-${n}`)),
      isList,
    ),
    of(
      'topic',
      byId.map((where) => newest(where, `&pagination=false${NO_JOINS}`)),
      isList,
      BY_ID,
    ),
    of(
      'topic-without-bodies',
      leaves().map((n) => newest(`where[topics.slug][equals]=topic-${n}`, selected)),
      isListOfCards,
    ),
    of(
      'topic-without-bodies',
      byId.map((where) => newest(where, `${selected}&pagination=false${NO_JOINS}`)),
      isListOfCards,
      BY_ID,
    ),
  ]
}

const BY_ID = 'by the topic’s id, people without their stories, no count'
const NO_JOINS = CREDITS.flatMap((collection) =>
  ['name', 'slug'].map((field) => `&populate[${collection}][${field}]=true`),
).join('')

function spread(articles: number, count: number): number[] {
  const step = Math.max(1, Math.floor(articles / count))
  return Array.from({ length: Math.min(articles, count) }, (_, index) => index * step)
}

const leaves = (): number[] => Array.from({ length: TOPICS - FIRST_LEAF }, (_, index) => FIRST_LEAF + index)

function pairs(): string[] {
  return WORDS.flatMap((first) =>
    WORDS.filter((second) => second !== first).map((second) => `${first}+${second}`),
  )
}

const isWholeStory = (body: string): boolean =>
  body.includes('"children"') && /"name":"\w+ \w+ \d+"/.test(body)
const isList = (body: string): boolean => /"docs":\s*\[\s*\{/.test(body)
const isListOfCards = (body: string): boolean => isList(body) && !body.includes('"children"')
