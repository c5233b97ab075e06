import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import type { ReadModelRows } from '../../readModel'
import { markedWords } from '../../readModel/markedWords'
import { storedId } from '../ids'
import { sessionOf, type Collections } from './collections'
import { departure } from './departure'
import { hold, holdPart } from './hold'

type Writes = Pick<
  ReadModelRows,
  | 'addDepartures'
  | 'addToLists'
  | 'holdAll'
  | 'holdArticles'
  | 'holdOne'
  | 'insert'
  | 'putName'
  | 'replaceDepartures'
  | 'replaceList'
  | 'setShape'
  | 'take'
  | 'takeFromLists'
  | 'topicChildren'
  | 'topicParents'
>

const AT_ONCE = 1_000

/** Writes to the read model, in the transaction that writes the story. */
export function writes(adapter: MongooseAdapter, collections: () => Collections): Writes {
  const objectIds = (ids: readonly string[]) => ids.map((id) => storedId(adapter, id))
  const holdAll = async ({ req }: Parameters<Writes['holdAll']>[0]) =>
    hold({ state: collections().state, session: await sessionOf(adapter, req) })
  return {
    holdAll,
    holdArticles: holdAll,
    async holdOne({ req }) {
      const session = await sessionOf(adapter, req)
      await holdPart({ state: collections().state, session, transaction: String(await req.transactionID) })
    },
    async insert({ req, edition, placing }) {
      const { editions, words } = collections()
      const session = await sessionOf(adapter, req)
      const { article, embargoedUntil, ...rest } = edition
      const { words: texts, ...lists } = placing
      await editions.insertOne(
        { _id: article, ...rest, ...(embargoedUntil ? { embargoedUntil } : {}), placing: lists },
        session,
      )
      await words.insertOne(
        { _id: article, n: edition.key, words: markedWords({ ...lists, words: texts }) },
        session,
      )
    },
    async take({ req, article }) {
      const { editions, words } = collections()
      const session = await sessionOf(adapter, req)
      const old = await editions.findOneAndDelete(
        { _id: article },
        { ...session, projection: { embargoedUntil: 1, key: 1, placing: 1 } },
      )
      if (!old) return undefined
      await words.deleteOne({ _id: article }, session)
      return { key: old.key, placing: old.placing, embargoedUntil: old.embargoedUntil ?? null }
    },
    async addToLists({ req, lists, key }) {
      await collections().listings.insertMany(
        lists.map((list) => ({ _id: `${list}|${key}` })),
        await sessionOf(adapter, req),
      )
    },
    async takeFromLists({ req, lists, key }) {
      const _id = { $in: lists.map((list) => `${list}|${key}`) }
      await collections().listings.deleteMany({ _id }, await sessionOf(adapter, req))
    },
    async replaceList({ req, list, parts }) {
      const { listings } = collections()
      const session = await sessionOf(adapter, req)
      const rows = new Set<string>()
      for (const part of parts) {
        const own = { _id: { $gt: `${part}|`, $lt: `${part}|~` } }
        for await (const { _id } of listings.find(own, session)) {
          rows.add(`${list}|${_id.slice(part.length + 1)}`)
        }
      }
      const stretch = { _id: { $gt: `${list}|`, $lt: `${list}|~` } }
      let isShorter = false
      for await (const { _id } of listings.find(stretch, session)) {
        isShorter = !rows.has(_id)
        if (isShorter) break
      }
      await listings.deleteMany(stretch, session)
      const all = [...rows]
      for (let at = 0; at < all.length; at += AT_ONCE) {
        await listings.insertMany(
          all.slice(at, at + AT_ONCE).map((_id) => ({ _id })),
          session,
        )
      }
      return isShorter
    },
    async addDepartures({ req, lists, at }) {
      const rows = lists.map((list) => ({ _id: departure(list, at) }))
      await collections().departures.insertMany(rows, await sessionOf(adapter, req))
    },
    async replaceDepartures({ req, departures }) {
      const session = await sessionOf(adapter, req)
      await collections().departures.deleteMany({}, session)
      const rows = departures.map(({ list, at }) => ({ _id: departure(list, new Date(at)) }))
      if (rows.length > 0) await collections().departures.insertMany(rows, session)
    },
    async topicParents({ req, ids }) {
      const rows = await collections()
        .topics.find(
          { _id: { $in: objectIds(ids) } },
          { ...(await sessionOf(adapter, req)), projection: { parent: 1 } },
        )
        .toArray()
      return rows.flatMap(({ parent }) => (parent ? [String(parent)] : []))
    },
    async topicChildren({ req, ids }) {
      const rows = await collections()
        .topics.find(
          { parent: { $in: objectIds(ids) } },
          { ...(await sessionOf(adapter, req)), projection: { _id: 1 } },
        )
        .toArray()
      return rows.map(({ _id }) => String(_id))
    },
    async putName({ req, collection, id, words }) {
      const { names } = collections()
      const session = await sessionOf(adapter, req)
      if (words.length === 0) await names.deleteOne({ _id: id }, session)
      else await names.replaceOne({ _id: id }, { collection, words }, { ...session, upsert: true })
    },
    async setShape(shape) {
      await collections().state.updateOne(
        { _id: 'state' },
        { $set: { shape: shape ?? null } },
        { upsert: true },
      )
    },
  }
}
