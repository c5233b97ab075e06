import { isEmbargoed } from '../../articles/visibility'
import { Refusal } from '../../errors'
import { nowIn } from '../../clock'
import { articleOf, storeOf, type List } from '../../readModel/store'
import { composeStories } from './compose'
import { KEY, parseCursor, toCursor } from './cursor'
import type { FoundPage, PageQuery } from './found'
import type { Newsroom } from './newsroom'
import { publicRecordAt } from './records'

/** If several lists are combined, the shortest is read in steps of this size, at most this many for one page. */
const STEP = 250
const MAX_STEPS = 8

/**
 * A page of published stories, the newest first. The cursor is the place of the last story, so that concurrent
 * publications cause no gaps or duplicates. With several lists a page may be shorter than its limit and still have a
 * next one. Throws a {@link Refusal}: 404 for an unknown topic or person, 400 for an invalid cursor.
 */
export async function findPublishedPage({
  payload,
  site,
  query,
}: Newsroom & { query: PageQuery }): Promise<FoundPage> {
  const { cursor, from, hasBody, limit, to } = query
  const store = storeOf({ payload })
  const now = nowIn(payload)
  const [[list = 'all', ...others], heldKeys] = await Promise.all([
    listsOf({ payload, query }),
    store.held(now),
  ])
  // Embargoed stories are removed before paging: later, the page would be shorter and its cursor could name one.
  const held = new Set(heldKeys)
  const lowest = from ? from.toISOString() : ''
  const step = (others.length > 0 ? STEP : limit + 1) + held.size
  let below = earlier(cursor && parseCursor(cursor, KEY), to?.toISOString())
  let lastSeen: string | undefined
  const keys: string[] = []
  let isAtEnd = false
  for (let steps = 0; keys.length <= limit && !isAtEnd && steps < MAX_STEPS; steps += 1) {
    const walked = await store.keys({ list, from: lowest, limit: step, ...(below ? { below } : {}) })
    isAtEnd = walked.length < step
    below = walked.at(-1) ?? below
    let common = walked.filter((key) => !held.has(key))
    lastSeen = common.at(-1) ?? lastSeen
    for (const other of others) {
      if (common.length > 0) common = inOrder(common, await store.among({ list: other, keys: common }))
    }
    keys.push(...common)
  }
  const isMore = keys.length > limit
  const editions = await store.byArticles({ ids: keys.slice(0, limit).map(articleOf), hasBody })
  const byKey = new Map(editions.filter((each) => !isEmbargoed(each, now)).map((each) => [each.key, each]))
  const shown = keys.slice(0, limit).flatMap((key) => byKey.get(key) ?? [])
  const found = await composeStories({ payload, site, editions: shown })
  const last = isMore ? keys[limit - 1] : isAtEnd ? undefined : lastSeen
  return { docs: found.map(({ article }) => article), nextCursor: last ? toCursor(last) : null }
}

/**
 * When a story last left the list of a topic, an author, a contributor, or of all; and since when this is recorded (ISO
 * 8601). Throws a {@link Refusal} (404) for an unknown one.
 */
export async function listDates({
  payload,
  query,
}: {
  payload: Newsroom['payload']
  query: PageQuery
}): Promise<{ left?: string; begun: string }> {
  const [list = 'all'] = await listsOf({ payload, query })
  return storeOf({ payload }).leftAt(list)
}

/** The lists that a story must be in, usually the shortest first. */
async function listsOf({
  payload,
  query: { author, contributor, topic },
}: {
  payload: Newsroom['payload']
  query: PageQuery
}): Promise<List[]> {
  const lists: List[] = []
  if (contributor !== undefined) {
    lists.push(`contributor:${await idAt({ payload, collection: 'contributors', slug: contributor })}`)
  }
  if (author !== undefined)
    lists.push(`author:${await idAt({ payload, collection: 'authors', slug: author })}`)
  if (topic !== undefined) lists.push(`topic:${await idAt({ payload, collection: 'topics', slug: topic })}`)
  return lists
}

/** The ID of a public record. Throws a {@link Refusal} (404) if none has this slug. */
export async function idAt({
  payload,
  collection,
  slug,
}: {
  payload: Newsroom['payload']
  collection: 'authors' | 'contributors' | 'topics'
  slug: string
}): Promise<string> {
  const record = await publicRecordAt({ payload, collection, slug })
  if (record) return record.id
  throw new Refusal({
    status: 404,
    code: 'not-found',
    message: `There is no such ${collection.slice(0, -1)}. Use a slug that appears in a story.`,
    received: slug.slice(0, 200),
  })
}

const earlier = (one: string | undefined, other: string | undefined): string | undefined =>
  one && other ? (one < other ? one : other) : (one ?? other)

function inOrder(keys: readonly string[], among: readonly string[]): string[] {
  const kept = new Set(among)
  return keys.filter((key) => kept.has(key))
}
