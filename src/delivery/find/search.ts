import type { PublishedArticle } from '../../public/schema/article'
import { isEmbargoed } from '../../articles/visibility'
import { nowIn } from '../../clock'
import { termsOf, type Term } from '../../words/tokens'
import { Refusal } from '../../errors'
import { articleOf, markOf, storeOf, type AskedWord, type Within } from '../../readModel/store'
import { composeStories } from './compose'
import { KEY, parseCursor, toCursor } from './cursor'
import { excerptOf, markWords } from './highlight'
import type { PageQuery } from './found'
import type { Newsroom } from './newsroom'
import { idAt } from './page'

/** A story that was found, without its text. Highlights are HTML with the matches in `<mark>`. */
export interface SearchHit {
  readonly article: PublishedArticle
  readonly highlights: {
    readonly headline: string
    readonly summary: string | null
    /** Part of the text around the first match; its beginning if there is none. */
    readonly excerpt: string
  }
}

export interface SearchPage {
  /** The words that were searched for; empty if the text had none. */
  readonly words: readonly string[]
  readonly docs: readonly SearchHit[]
  readonly nextCursor: string | null
}

export interface SearchQuery extends Omit<PageQuery, 'hasBody'> {
  readonly text: string
}

/** More words than a person types; each character of a script without spaces counts as one. */
const MAX_WORDS = 100
/** The best first: by where the words are found, then the newest first. */
const RANKS: readonly Within[] = ['headline', 'lead', 'anywhere']
const PLACE = new RegExp(`^[0-2]${KEY.source.slice(1, -1)}$|^[0-2]$`)

/**
 * Published stories that contain all the words of a text. First those with all of them in the headline, then in the
 * headline, kicker, summary, dateline and names, then anywhere; the newest first within each. People are found by their
 * credited and by their current name. Throws a {@link Refusal} (400 `bad-parameter`) for more than a hundred words.
 */
export async function searchPublished({
  payload,
  site,
  query,
}: Newsroom & { query: SearchQuery }): Promise<SearchPage> {
  const { author, contributor, cursor, from, limit, text, to, topic } = query
  const terms = termsOf(text)
  if (terms.length > MAX_WORDS) throw tooManyWords(terms.length)
  const words = terms.map(({ forms }) => forms[0] ?? '')
  const place = cursor === undefined ? '0' : parseCursor(cursor, PLACE)
  const store = storeOf({ payload })
  const id = (collection: 'authors' | 'contributors' | 'topics', slug: string | undefined) =>
    slug === undefined ? undefined : idAt({ payload, collection, slug })
  const now = nowIn(payload)
  const [asWords, authorId, contributorId, topicId, heldKeys] = await Promise.all([
    withPeople(store, terms),
    id('authors', author),
    id('contributors', contributor),
    id('topics', topic),
    store.held(now),
  ])
  if (words.length === 0) return { words, docs: [], nextCursor: null }
  // Embargoed stories are removed before paging: later, the page would be shorter and its cursor could name one.
  const held = new Set(heldKeys)
  const asked = {
    words: asWords,
    ...(topicId ? { topics: await store.topicsDown({ id: topicId }) } : {}),
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
  const byKey = new Map(rows.filter((row) => !isEmbargoed(row, now)).map((row) => [row.key, row]))
  const found = await composeStories({
    payload,
    site,
    editions: shown.flatMap((each) => byKey.get(each.slice(1)) ?? []),
  })
  const last = places.length > limit ? shown.at(-1) : undefined
  return {
    words,
    docs: found.map(({ article }) => toHit(article, terms)),
    nextCursor: last ? toCursor(last) : null,
  }
}

/** Adds to each word the public people with that name. */
async function withPeople(store: ReturnType<typeof storeOf>, terms: readonly Term[]): Promise<AskedWord[]> {
  const named = await store.peopleNamed(terms.flatMap(({ forms }) => forms))
  const publicIds = new Set<string>()
  for (const collection of ['authors', 'contributors'] as const) {
    const ids = named.filter((each) => each.collection === collection).map(({ id }) => id)
    const people = ids.length > 0 ? await store.publicRecords({ collection, ids: [...new Set(ids)] }) : []
    for (const { id } of people) publicIds.add(id)
  }
  const called = named.filter(({ id }) => publicIds.has(id))
  return terms.map(({ forms }) => ({
    forms,
    people: called
      .filter(({ word }) => forms.includes(word))
      .map(({ collection, id }) => markOf(collection === 'authors' ? 'author' : 'contributor', id)),
  }))
}

const tooManyWords = (count: number): Refusal =>
  new Refusal({
    status: 400,
    code: 'bad-parameter',
    path: 'q',
    message: `The search has ${count} words. Use at most ${MAX_WORDS}.`,
    received: String(count),
  })

function toHit(article: PublishedArticle, words: readonly Term[]): SearchHit {
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
