import type { ProjectionRow, ReadModelRows } from '../../readModel'
import type { Collections, StoredEdition } from './collections'
import { departedAt } from './departure'

type Reads = Pick<
  ReadModelRows,
  | 'addresses'
  | 'among'
  | 'byArticles'
  | 'bySlug'
  | 'count'
  | 'held'
  | 'lastDeparture'
  | 'lastDepartures'
  | 'shape'
  | 'walk'
>

const CARD = { slug: 1, key: 1, updatedAt: 1, embargoedUntil: 1, card: 1 } as const

/** Queries of the read model: each uses an index and scans only the rows it returns. */
export function reads(collections: () => Collections): Reads {
  return {
    async bySlug(slug) {
      const row = await collections().editions.findOne({ slug })
      return row ? toProjectionRow(row) : undefined
    },
    async byArticles({ ids, hasBody }) {
      const rows = await collections()
        .editions.find({ _id: { $in: [...ids] } }, { projection: hasBody ? { ...CARD, body: 1 } : CARD })
        .toArray()
      return rows.map(toProjectionRow)
    },
    async walk({ list, from, below, limit, isOldestFirst }) {
      const rows = await collections()
        .listings.find({ _id: { $gte: `${list}|${from}`, $lt: `${list}|${below}` } })
        .sort({ _id: isOldestFirst ? 1 : -1 })
        .limit(limit)
        .toArray()
      return rows.map(({ _id }) => _id.slice(list.length + 1))
    },
    async lastDepartures() {
      const last = new Map<string, string>()
      // Sorted, so the last departure of a list overwrites the earlier ones.
      for await (const { _id } of collections().departures.find().sort({ _id: 1 })) {
        last.set(_id.slice(0, _id.indexOf('|')), departedAt(_id))
      }
      return [...last].map(([list, at]) => ({ list, at }))
    },
    async lastDeparture(list) {
      const [last] = await collections()
        .departures.find({ _id: { $gt: `${list}|`, $lt: `${list}|~` } })
        .sort({ _id: -1 })
        .limit(1)
        .toArray()
      return last && departedAt(last._id)
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

function toProjectionRow({ _id, body, embargoedUntil, ...row }: StoredEdition): ProjectionRow {
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
