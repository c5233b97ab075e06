import mongoose from 'mongoose'
import { join } from 'node:path'

import { collectionOf, readBson } from './bsonFile'
import { damaged, type Manifest } from './manifest'
import { isNewsroomsOwn, JOURNAL, RESTORING, type Database } from './mongoClient'
import type { Places } from './places'
import { swapMedia } from './swap'

interface Journal {
  readonly _id: 'restore'
  /** `loading`: the old newsroom counts. `swapping`: the new one does, and whoever comes next finishes. */
  readonly state: 'loading' | 'swapping'
  readonly collections: readonly string[]
  readonly media: string
  readonly stamp: string
}

const BATCH_BYTES = 8 * 1024 * 1024
const BATCH = 500

/**
 * Loads what was unpacked into collections of their own, counts them, and puts them in the place of the newsroom's.
 * MongoDB renames one collection at a time: between the first and the last a server would see some of each, so none
 * may run. A journal in the database says how far it is; from `swapping` on it is only ever finished.
 */
export async function swapMongo({
  db,
  places,
  manifest,
  stamp,
  say,
}: {
  db: Database
  places: Places
  manifest: Manifest
  stamp: string
  say: (line: string) => void
}): Promise<void> {
  const collections = Object.keys(manifest.counts)
  const journal: Journal = { _id: 'restore', state: 'loading', collections, media: places.media, stamp }
  await dropRestoring(db)
  await writeJournal(db, journal)
  for (const { path } of manifest.members.filter((member) => member.path.startsWith('database/'))) {
    const name = path.slice('database/'.length)
    const collection = collectionOf(name)
    const count = await load({ db, file: join(places.staging.database, name), collection })
    if (count !== manifest.counts[collection]) throw damaged(`${path} has ${count} documents`)
    say(`  ${collection}: ${count}`)
  }
  await writeJournal(db, { ...journal, state: 'swapping' })
  await finish(db, { ...journal, state: 'swapping' })
}

/** Finishes a restore that was interrupted after it was decided. Gives whether there was one. */
export async function finishSwapMongo(db: Database): Promise<boolean> {
  const journal = await readJournal(db)
  if (journal?.state !== 'swapping') return false
  await finish(db, journal)
  return true
}

/** How far an interrupted restore got, or undefined where there is none. */
export async function stateOfRestore(db: Database): Promise<Journal['state'] | undefined> {
  return (await readJournal(db))?.state
}

/** Takes away what a restore that was not decided has loaded. */
export async function dropRestoring(db: Database): Promise<void> {
  for (const name of await collectionNames(db)) {
    if (name.startsWith(RESTORING) || name === JOURNAL) await db.dropCollection(name)
  }
}

/** Each step may have been done before. */
async function finish(db: Database, { collections, media, stamp }: Journal): Promise<void> {
  await swapMedia({ media, staged: `${media}.restoring`, stamp })
  const present = new Set(await collectionNames(db))
  for (const name of collections) {
    if (present.has(`${RESTORING}${name}`)) {
      await db.collection(`${RESTORING}${name}`).rename(name, { dropTarget: true })
    }
  }
  for (const name of present) {
    if (isNewsroomsOwn(name) && !collections.includes(name)) await db.dropCollection(name)
  }
  await db.dropCollection(JOURNAL)
}

async function load({ db, file, collection }: { db: Database; file: string; collection: string }) {
  const target = await db.createCollection(`${RESTORING}${collection}`)
  let batch: Record<string, unknown>[] = []
  let bytes = 0
  let count = 0
  const flush = async () => {
    if (batch.length > 0) await target.insertMany(batch)
    count += batch.length
    batch = []
    bytes = 0
  }
  for await (const document of readBson(file)) {
    // Without promotion a number keeps its type: 32 bits, 64 bits or a double.
    batch.push(
      mongoose.mongo.BSON.deserialize(document, {
        promoteValues: false,
        promoteLongs: false,
        bsonRegExp: true,
      }),
    )
    bytes += document.length
    if (batch.length >= BATCH || bytes >= BATCH_BYTES) await flush()
  }
  await flush()
  return count
}

async function readJournal(db: Database): Promise<Journal | undefined> {
  return (await db.collection<Journal>(JOURNAL).findOne({ _id: 'restore' })) ?? undefined
}

async function writeJournal(db: Database, journal: Journal): Promise<void> {
  await db.collection<Journal>(JOURNAL).replaceOne({ _id: 'restore' }, journal, { upsert: true })
}

async function collectionNames(db: Database): Promise<string[]> {
  return (await db.listCollections().toArray()).map(({ name }) => name)
}
