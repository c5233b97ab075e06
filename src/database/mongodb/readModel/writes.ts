import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo } from 'mongoose'
import type { PayloadRequest } from 'payload'

import {
  listsLeft,
  listsOf,
  markOf,
  type ReadModel,
  type List,
  type Listed,
  type Placing,
} from '../../readModel'
import { sessionOf, type Collections } from './collections'
import { departure } from './departure'
import { hold, holdPart } from './hold'
import { topicsBelow } from './reads'

type Writes = Pick<ReadModel, 'holdAll' | 'put' | 'putName' | 'relist' | 'remove' | 'setShape' | 'topicsUp'>

type Transaction = Pick<PayloadRequest, 'transactionID'>

const AT_ONCE = 1_000

/** What is written of the read model, within the transaction that writes the story. */
export function writes(adapter: MongooseAdapter, collections: () => Collections): Writes {
  return { holdAll, put, putName, remove, relist, topicsUp, setShape }

  async function holdAll({ req }: Parameters<ReadModel['holdAll']>[0]): Promise<void> {
    await hold({ state: collections().state, session: await sessionOf(adapter, req) })
  }

  async function put({ req, edition, placing, at }: Parameters<ReadModel['put']>[0]): Promise<void> {
    const { editions, listings, words } = collections()
    const session = await sessionOf(adapter, req)
    const { article, embargoedUntil, ...rest } = edition
    const { words: texts, ...lists } = placing
    const before = await take({ req, article })
    await editions.insertOne(
      { _id: article, ...rest, ...(embargoedUntil ? { embargoedUntil } : {}), placing: lists },
      session,
    )
    const above = await topicsUp({ req, ids: placing.topics })
    const listed = listsOf({ placing, above })
    await listings.insertMany(
      listed.map((list) => ({ _id: `${list}|${edition.key}` })),
      session,
    )
    await noteLeft({ req, lists: listsLeft({ before, after: { lists: listed, embargoedUntil }, at }), at })
    await words.insertOne(
      { _id: article, n: edition.key, words: markedWords({ ...lists, words: texts }) },
      session,
    )
  }

  async function remove({ req, article, at }: Parameters<ReadModel['remove']>[0]): Promise<void> {
    const before = await take({ req, article })
    await noteLeft({ req, lists: listsLeft({ before, at }), at })
  }

  async function noteLeft({
    req,
    lists,
    at,
  }: {
    req: Transaction
    lists: readonly List[]
    at: Date
  }): Promise<void> {
    if (lists.length === 0) return
    const rows = lists.map((list) => ({ _id: departure(list, at) }))
    await collections().departures.insertMany(rows, await sessionOf(adapter, req))
  }

  /** Gives where it was listed. */
  async function take({ req, article }: { req: Transaction; article: string }): Promise<Listed | undefined> {
    const { editions, listings, state, words } = collections()
    const session = await sessionOf(adapter, req)
    // Also where there is none: whoever makes all editions anew may be about to write it.
    await holdPart({ state, session, transaction: String(await req.transactionID) })
    const old = await editions.findOneAndDelete(
      { _id: article },
      { ...session, projection: { embargoedUntil: 1, key: 1, placing: 1 } },
    )
    if (!old) return undefined
    const above = await topicsUp({ req, ids: old.placing.topics })
    const lists = listsOf({ placing: old.placing, above })
    await listings.deleteMany({ _id: { $in: lists.map((list) => `${list}|${old.key}`) } }, session)
    await words.deleteOne({ _id: article }, session)
    return { lists, embargoedUntil: old.embargoedUntil ?? null }
  }

  /** A topic's list is the union of the own stories of all that stand below it. */
  async function relist({ req, topics, at }: Parameters<ReadModel['relist']>[0]): Promise<void> {
    const { listings, topics: tree } = collections()
    const session = await sessionOf(adapter, req)
    await holdAll({ req })
    const shorter: List[] = []
    for (const topic of new Set(topics)) {
      const rows = new Set<string>()
      for (const id of await topicsBelow({ tree, id: topic, ...session })) {
        const own = `tag:${id}|`
        for await (const { _id } of listings.find({ _id: { $gt: own, $lt: `${own}~` } }, session)) {
          rows.add(`topic:${topic}|${_id.slice(own.length)}`)
        }
      }
      const stretch = { _id: { $gt: `topic:${topic}|`, $lt: `topic:${topic}|~` } }
      for await (const { _id } of listings.find(stretch, session)) {
        if (rows.has(_id)) continue
        shorter.push(`topic:${topic}`)
        break
      }
      await listings.deleteMany(stretch, session)
      const all = [...rows]
      for (let at = 0; at < all.length; at += AT_ONCE) {
        await listings.insertMany(
          all.slice(at, at + AT_ONCE).map((_id) => ({ _id })),
          session,
        )
      }
    }
    await noteLeft({ req, lists: shorter, at })
  }

  async function topicsUp({ req, ids }: Parameters<ReadModel['topicsUp']>[0]): Promise<string[]> {
    const { topics: tree } = collections()
    const session = await sessionOf(adapter, req)
    const above = new Set(ids)
    for (let level = [...above]; level.length > 0;) {
      const rows = await tree
        .find(
          { _id: { $in: level.map((id) => new mongo.ObjectId(id)) } },
          { ...session, projection: { parent: 1 } },
        )
        .toArray()
      level = rows.flatMap(({ parent }) => (parent && !above.has(String(parent)) ? [String(parent)] : []))
      for (const id of level) above.add(id)
    }
    return [...above]
  }

  async function putName({ req, collection, id, words }: Parameters<ReadModel['putName']>[0]): Promise<void> {
    const { names } = collections()
    const session = await sessionOf(adapter, req)
    if (words.length === 0) await names.deleteOne({ _id: id }, session)
    else await names.replaceOne({ _id: id }, { collection, words }, { ...session, upsert: true })
  }

  async function setShape(shape: number | undefined): Promise<void> {
    await collections().state.updateOne(
      { _id: 'state' },
      { $set: { shape: shape ?? null } },
      { upsert: true },
    )
  }
}

/** `h.` before a word of the headline, `l.` before one of the headline or what leads to the text. */
function markedWords({ authors, contributors, topics, words }: Placing): string[] {
  const [headline, lead, body] = [words.headline, words.lead, words.body].map((text) =>
    text.split(' ').filter(Boolean),
  ) as [string[], string[], string[]]
  return [
    ...new Set([
      ...headline.map((word) => `h.${word}`),
      ...[...headline, ...lead].map((word) => `l.${word}`),
      ...headline,
      ...lead,
      ...body,
      ...topics.map((id) => `.${markOf('topic', id)}`),
      ...authors.map((id) => `.${markOf('author', id)}`),
      ...contributors.map((id) => `.${markOf('contributor', id)}`),
    ]),
  ]
}
