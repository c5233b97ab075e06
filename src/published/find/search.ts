import { nowIn } from '../../clock'
import { tokensOf } from '../../editions/words'
import { articleOf, storeOf, type Within } from '../../editions/store'
import type { PublishedArticle } from '../article'
import { isOpen } from './atAddress'
import { composeStories } from './compose'
import { KEY, parseCursor, toCursor } from './cursor'
import { excerptOf, markWords } from './highlight'
import type { PageQuery } from './found'
import type { Newsroom } from './newsroom'
import { idAt } from './page'

/** A story that was found, without its text. Highlights are HTML: the words that were asked for stand in `<mark>`. */
export interface SearchHit {
  readonly article: PublishedArticle
  readonly highlights: {
    readonly headline: string
    readonly summary: string | null
    /** Some words of the text around the first that was asked for; of the beginning where none is in it. */
    readonly excerpt: string
  }
}

export interface SearchPage {
  /** The words that were looked for; none where there was nothing to look for. */
  readonly words: readonly string[]
  readonly docs: readonly SearchHit[]
  readonly nextCursor: string | null
}

export interface SearchQuery extends Omit<PageQuery, 'hasBody'> {
  readonly text: string
}

const MAX_WORDS = 12
/** The best first: by where the words are found, and within each the newest first. */
const RANKS: readonly Within[] = ['headline', 'lead', 'anywhere']
const PLACE = new RegExp(`^[0-2]${KEY.source.slice(1, -1)}$|^[0-2]$`)

/**
 * Published stories that have all the words of a text. First those that have them in the headline, then in the headline,
 * kicker, summary, dateline and names, then anywhere; the newest first within each. Any text is answered.
 */
export async function searchPublished({
  payload,
  site,
  query,
}: Newsroom & { query: SearchQuery }): Promise<SearchPage> {
  const { author, contributor, cursor, from, limit, text, to, topic } = query
  const words = [...new Set(tokensOf(text).map(({ word }) => word))].slice(0, MAX_WORDS)
  const place = cursor === undefined ? '0' : parseCursor(cursor, PLACE)
  const store = storeOf({ payload })
  const id = (collection: 'authors' | 'contributors' | 'topics', slug: string | undefined) =>
    slug === undefined ? undefined : idAt({ payload, collection, slug })
  const now = nowIn(payload)
  const [authorId, contributorId, topicId, heldKeys] = await Promise.all([
    id('authors', author),
    id('contributors', contributor),
    id('topics', topic),
    store.held(now),
  ])
  if (words.length === 0) return { words, docs: [], nextCursor: null }
  // A page without them would be shorter, and its cursor could name one.
  const held = new Set(heldKeys)
  const asked = {
    words,
    ...(topicId ? { topics: await store.topicsDown(topicId) } : {}),
    ...(authorId ? { author: authorId } : {}),
    ...(contributorId ? { contributor: contributorId } : {}),
    ...(from ? { from: from.toISOString() } : {}),
  }
  const places: string[] = []
  const first = Number(place[0])
  for (const [rank, within] of RANKS.entries()) {
    if (rank < first || places.length > limit) continue
    const after = rank === first ? place.slice(1) : ''
    const until = to?.toISOString()
    const below = after && until ? (after < until ? after : until) : after || until
    const keys = await store.search({
      ...asked,
      within,
      limit: limit + 1 - places.length + held.size,
      ...(below ? { below } : {}),
    })
    places.push(...keys.filter((key) => !held.has(key)).map((key) => `${rank}${key}`))
  }
  const shown = places.slice(0, limit)
  const rows = await store.byArticles({ ids: shown.map((each) => articleOf(each.slice(1))), hasBody: true })
  const byKey = new Map(rows.filter((row) => isOpen(row, now)).map((row) => [row.key, row]))
  const found = await composeStories({
    payload,
    site,
    editions: shown.flatMap((each) => byKey.get(each.slice(1)) ?? []),
  })
  const last = places.length > limit ? shown.at(-1) : undefined
  return {
    words,
    docs: found.map(({ article }) => toHit(article, new Set(words))),
    nextCursor: last ? toCursor(last) : null,
  }
}

function toHit(article: PublishedArticle, words: ReadonlySet<string>): SearchHit {
  const { bodyText, headline, summary } = article
  return {
    article: { ...article, body: null, bodyHTML: '', bodyText: '' },
    highlights: {
      headline: markWords(headline, words),
      summary: summary === null ? null : markWords(summary, words),
      excerpt: markWords(excerptOf(bodyText, words), words),
    },
  }
}
