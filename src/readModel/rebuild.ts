import type { Payload, Where } from 'payload'

import { inTransaction } from '../database/inTransaction'
import type { Article } from '../generated/payload-types'
import { READ_MODEL_VERSION } from './version'
import { deleteProjection, storeProjection } from './storeProjection'
import { storeName } from './storeName'
import { storeOf } from './store'

const AT_ONCE = 50
const TELL_EACH_MS = 5_000

/**
 * Rebuilds every edition from the stories, in batches, concurrently with publications. Until it ends the read model
 * counts as not built. Returns the number of published stories.
 */
export async function rebuildEditions({
  payload,
  onProgress = () => undefined,
}: {
  payload: Payload
  /** Called after each batch with the number of stories done, and of all. */
  onProgress?: (done: number, of: number) => void
}): Promise<number> {
  const store = storeOf({ payload })
  await store.setShape(undefined)
  await keepEveryName(payload)
  await dropStrays(payload)
  const { totalDocs: of } = await payload.db.count({ collection: 'articles', where: PUBLISHED })
  let done = 0
  for await (const ids of publishedIds(payload)) {
    await inTransaction({ payload }, async (req) => {
      await store.holdArticles({ req, ids })
      const { docs } = await payload.db.find<Article>({
        collection: 'articles',
        limit: AT_ONCE,
        pagination: false,
        req,
        where: { id: { in: ids } },
      })
      for (const article of docs) await storeProjection({ req, article })
    })
    done += ids.length
    onProgress(done, of)
  }
  await store.setShape(READ_MODEL_VERSION)
  return done
}

/** Whether all editions exist, in the current version. */
export async function hasEditions({ payload }: { payload: Payload }): Promise<boolean> {
  return (await storeOf({ payload }).shape()) === READ_MODEL_VERSION
}

/** Rebuilds the editions if they are missing or of another version, until `signal` aborts it. Returns whether it did. */
export async function ensureEditions({
  payload,
  signal,
}: {
  payload: Payload
  signal?: AbortSignal
}): Promise<boolean> {
  if (await hasEditions({ payload })) return false
  const { totalDocs } = await payload.db.count({ collection: 'articles', where: PUBLISHED })
  if (totalDocs > 0) payload.logger.info({ msg: `building the read model: ${totalDocs} stories` })
  let told = performance.now()
  await rebuildEditions({
    payload,
    onProgress: (done, of) => {
      signal?.throwIfAborted()
      if (performance.now() - told < TELL_EACH_MS) return
      told = performance.now()
      payload.logger.info({ msg: `building the read model: ${done} of ${of} stories` })
    },
  })
  return totalDocs > 0
}

/** Rebuilds the words by which people are found. */
async function keepEveryName(payload: Payload): Promise<void> {
  for (const collection of ['authors', 'contributors'] as const) {
    for (let after: string | undefined; ;) {
      const { docs } = await payload.db.find<{ id: string; name?: string | null }>({
        collection,
        limit: AT_ONCE,
        pagination: false,
        select: { name: true },
        sort: 'id',
        where: after === undefined ? {} : { id: { greater_than: after } },
      })
      if (docs.length === 0) break
      after = docs.at(-1)?.id
      await inTransaction({ payload }, async (req) => {
        for (const { id, name } of docs) await storeName({ req, collection, id, name })
      })
    }
  }
}

const PUBLISHED: Where = { _status: { equals: 'published' } }

// Checked here: with the status in a query by IDs, SQLite scans every published article by the index on the status.
const isPublished = ({ _status: status }: Article): boolean => status === 'published'

/** Removes editions of stories that are no longer public. */
async function dropStrays(payload: Payload): Promise<void> {
  const store = storeOf({ payload })
  for (let below: string | undefined; ;) {
    const keys = await store.keys({ list: 'all', limit: AT_ONCE, ...(below ? { below } : {}) })
    if (keys.length === 0) return
    below = keys.at(-1)
    const ids = keys.map((key) => key.slice(key.indexOf('~') + 1))
    await inTransaction({ payload }, async (req) => {
      await store.holdArticles({ req, ids })
      const { docs } = await payload.db.find<Article>({
        collection: 'articles',
        pagination: false,
        limit: AT_ONCE,
        req,
        select: { _status: true },
        where: { id: { in: ids } },
      })
      const there = new Set(docs.filter(isPublished).map(({ id }) => id))
      for (const id of ids.filter((each) => !there.has(each))) await deleteProjection({ req, id })
    })
  }
}

/** Ordered by ID, so that concurrent saves do not shift the pages. */
async function* publishedIds(payload: Payload): AsyncGenerator<string[]> {
  for (let after: string | undefined; ;) {
    const { docs } = await payload.db.find<Article>({
      collection: 'articles',
      limit: AT_ONCE,
      pagination: false,
      select: { _status: true },
      sort: 'id',
      where: after === undefined ? {} : { id: { greater_than: after } },
    })
    if (docs.length === 0) return
    after = docs.at(-1)?.id
    yield docs.filter(isPublished).map(({ id }) => id)
  }
}
