import { mongo } from 'mongoose'

import type { EditionRow, ReadModel } from '../../readModel'
import type { Collections, StoredEdition } from './collections'
import { departedAt, departure } from './departure'

type Reads = Omit<
  ReadModel,
  | 'holdAll'
  | 'peopleNamed'
  | 'publicRecordAt'
  | 'publicRecords'
  | 'put'
  | 'putName'
  | 'relist'
  | 'remove'
  | 'search'
  | 'setShape'
  | 'topicsUp'
>

const CARD = { slug: 1, key: 1, updatedAt: 1, embargoedUntil: 1, card: 1 } as const

/** What is read of the read model: each by an index, over the rows that it gives. */
export function reads(collections: () => Collections): Reads {
  return {
    topicsDown: (id) => topicsBelow({ tree: collections().topics, id }),
    async bySlug(slug) {
      const row = await collections().editions.findOne({ slug })
      return row ? toEditionRow(row) : undefined
    },
    async byArticles({ ids, hasBody }) {
      const rows = await collections()
        .editions.find({ _id: { $in: [...ids] } }, { projection: hasBody ? { ...CARD, body: 1 } : CARD })
        .toArray()
      return rows.map(toEditionRow)
    },
    async keys({ list, below = '~', from = '', limit }) {
      const rows = await collections()
        .listings.find({ _id: { $gte: `${list}|${from}`, $lt: `${list}|${below}` } })
        .sort({ _id: -1 })
        .limit(limit)
        .toArray()
      return rows.map(({ _id }) => _id.slice(list.length + 1))
    },
    async nextKey({ list, from }) {
      const [row] = await collections()
        .listings.find({ _id: { $gte: `${list}|${from}`, $lt: `${list}|~` } })
        .sort({ _id: 1 })
        .limit(1)
        .toArray()
      return row?._id.slice(list.length + 1)
    },
    async leftAt(list) {
      const { departures } = collections()
      const newest = (of: string) =>
        departures
          .find({ _id: { $gt: `${of}|`, $lt: `${of}|~` } })
          .sort({ _id: -1 })
          .limit(1)
          .toArray()
      const [[left], [begun]] = await Promise.all([newest(list), newest('')])
      return {
        ...(left ? { left: departedAt(left._id) } : {}),
        begun: departedAt(begun?._id ?? departure('')),
      }
    },
    async among({ list, keys }) {
      const rows = await collections()
        .listings.find({ _id: { $in: keys.map((key) => `${list}|${key}`) } })
        .toArray()
      return rows.map(({ _id }) => _id.slice(list.length + 1))
    },
    async addresses({ from, below, limit }) {
      const { editions, listings } = collections()
      const keys = await listings
        .find({ _id: { $gte: `all|${from}`, $lt: `all|${below}` } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray()
      const ids = keys.map(({ _id }) => _id.slice(_id.indexOf('~') + 1))
      const rows = await editions
        .find({ _id: { $in: ids } }, { projection: { slug: 1, updatedAt: 1, embargoedUntil: 1 } })
        .toArray()
      const byId = new Map(rows.map((row) => [row._id, row]))
      return ids
        .map((id) => byId.get(id))
        .filter((row) => row !== undefined)
        .map(({ slug, updatedAt, embargoedUntil = null }) => ({ slug, updatedAt, embargoedUntil }))
    },
    async held(now) {
      const rows = await collections()
        .editions.find({ embargoedUntil: { $gt: now.toISOString() } }, { projection: { key: 1 } })
        .toArray()
      return rows.map(({ key }) => key)
    },
    count: () => collections().editions.countDocuments(),
    async shape() {
      return (await collections().state.findOne({ _id: 'state' }))?.shape ?? undefined
    },
  }
}

/** A topic and all that stand below it. */
export async function topicsBelow({
  tree,
  id,
  session,
}: {
  tree: Collections['topics']
  id: string
  session?: mongo.ClientSession
}): Promise<string[]> {
  const below = new Set([id])
  for (let level = [id]; level.length > 0;) {
    const rows = await tree
      .find(
        { parent: { $in: level.map((each) => new mongo.ObjectId(each)) } },
        { ...(session ? { session } : {}), projection: { _id: 1 } },
      )
      .toArray()
    level = rows.map(({ _id }) => String(_id)).filter((each) => !below.has(each))
    for (const each of level) below.add(each)
  }
  return [...below]
}

function toEditionRow({ _id, body, embargoedUntil, ...row }: StoredEdition): EditionRow {
  const { slug, key, updatedAt, card } = row
  return {
    article: _id,
    slug,
    key,
    updatedAt,
    embargoedUntil: embargoedUntil ?? null,
    card,
    body: body ?? null,
  }
}
