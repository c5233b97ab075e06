import { mkdirSync, statSync } from 'node:fs'
import { copyFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { CollectionSlug, Payload, PayloadRequest } from 'payload'

import { databaseOf } from '../../database/engine'
import { inTransaction } from '../../database/inTransaction'
import { notEmpty } from '../../database/notEmpty'
import { rebuildEditions } from '../../readModel/rebuild'
import { Refusal } from '../../errors'
import { batchesIn, type Line } from './batchesIn'
import { movedCollections } from './collections'
import { hashOfFile } from './hashOfFile'
import { collectionOf, digestOf } from './lines'
import { createMark, markOf, removeMark } from './mark'
import { modelOf } from './model'
import { teller, type Say } from './say'
import { MANIFEST, PICTURES, type Manifest, type RecordsFile } from './manifest'

/**
 * Imports an export into an empty newsroom: every record and version with its id and timestamps, every picture, then the read model. Reads
 * everything back and compares it with the manifest's hashes. If interrupted, it continues when called again with the same export; until it
 * is done no server starts on the newsroom. Throws a {@link Refusal}: `other-model`, `pictures-there`, `newsroom-not-empty`,
 * `import-unfinished` (of another export), `import-differs`.
 */
export async function importNewsroom({
  manifest,
  payload,
  mediaDir,
  folder,
  say,
  signal,
}: {
  /** Of the verified folder (`openExport`). */
  manifest: Manifest
  payload: Payload
  mediaDir: string
  folder: string
  say: Say
  signal?: AbortSignal
}): Promise<void> {
  await begin({ payload, manifest, mark: await hashOfFile(join(folder, MANIFEST)), mediaDir, say })
  const moved = new Map(movedCollections(payload).map((each) => [each.collection as string, each.deferred]))
  for (const file of manifest.files) {
    await writeRecords({ payload, file, folder, deferred: moved.get(file.collection) ?? [], say, signal })
  }
  for (const file of manifest.files) {
    const deferred = file.of === 'records' ? (moved.get(file.collection) ?? []) : []
    if (deferred.length > 0) await writeDeferred({ payload, file, folder, deferred, signal })
  }
  await copyPictures({ manifest, from: join(folder, PICTURES), to: mediaDir, say, signal })
  say('comparing the imported data with the export …')
  for (const file of manifest.files) {
    signal?.throwIfAborted()
    const { count, sha256 } = await digestOf(payload, file)
    if (sha256 !== file.sha256) throw differs({ file, count })
  }
  say('building the read model …')
  const tell = teller(say, 'stories:')
  await rebuildEditions({
    payload,
    onProgress(done, of) {
      signal?.throwIfAborted()
      tell(done, of)
    },
  })
  const { departures } = manifest
  await inTransaction({ payload }, (req) =>
    databaseOf(payload.db).readModel.replaceDepartures({ req, departures }),
  )
  await removeMark(payload)
}

/** How long a running server may continue after the mark is set (`server/watchImport`). */
const SERVERS_END_MS = 3_000

/** Marks the start of an import into an empty newsroom, and waits until running servers have stopped. */
async function begin({
  payload,
  manifest,
  mark,
  mediaDir,
  say,
}: {
  payload: Payload
  manifest: Manifest
  mark: string
  mediaDir: string
  say: Say
}): Promise<void> {
  if (manifest.model !== modelOf(payload)) throw otherModel(manifest)
  await requireOwnPictures({ manifest, mediaDir })
  const isNew = await inTransaction({ payload }, async (req) => {
    const before = await markOf(payload)
    if (before !== undefined && before !== mark) throw unfinished()
    if (before === mark) return false
    await requireEmpty(req)
    await createMark({ req, mark })
    return true
  })
  await databaseOf(payload.db).readModel.setShape(undefined)
  if (!isNew || databaseOf(payload.db).isSingleServer) return
  say('waiting for servers on this database to stop …')
  await pause(SERVERS_END_MS)
  await inTransaction({ payload }, requireEmpty).catch(async (error: unknown) => {
    await removeMark(payload)
    throw error
  })
}

async function requireEmpty(req: PayloadRequest): Promise<void> {
  for (const { collection } of movedCollections(req.payload)) {
    // Not by `count`, which does not work in a MongoDB transaction.
    const { docs } = await req.payload.db.find({ collection, limit: 1, pagination: false, req, select: {} })
    if (docs.length > 0) throw notEmpty()
  }
}

/** Refuses to overwrite pictures of another newsroom. */
async function requireOwnPictures({
  manifest: { pictures },
  mediaDir,
}: {
  manifest: Manifest
  mediaDir: string
}): Promise<void> {
  for (const { file, sha256 } of pictures) {
    const own = join(mediaDir, file)
    const isOther = statSync(own, { throwIfNoEntry: false }) && (await hashOfFile(own)) !== sha256
    if (!isOther) continue
    throw new Refusal({
      status: 409,
      code: 'pictures-there',
      message: `${own} already exists and differs. Nothing was changed. Set MEDIA_DIR to an empty folder.`,
      received: own,
    })
  }
}

async function writeRecords({
  payload,
  file: { file, collection: slug, of, count },
  folder,
  deferred,
  say,
  signal,
}: {
  payload: Payload
  file: RecordsFile
  folder: string
  deferred: readonly string[]
  say: Say
  signal?: AbortSignal
}): Promise<void> {
  const { slug: collection } = collectionOf(payload, slug)
  const { insert } = databaseOf(payload.db)
  const tell = teller(say, `${file}:`)
  let done = 0
  for await (const records of batchesIn(join(folder, file))) {
    signal?.throwIfAborted()
    await inTransaction({ payload }, async (req) => {
      const known = await idsThere({ req, collection, of, ids: records.map(({ id }) => id) })
      for (const record of records) {
        if (known.has(record.id)) continue
        await insert({ req, collection, of, record: of === 'records' ? without(record, deferred) : record })
      }
    })
    done += records.length
    tell(done, count)
  }
  say(`${file}: ${done}`)
}

async function idsThere({
  req,
  collection,
  of,
  ids,
}: {
  req: PayloadRequest
  collection: CollectionSlug
  of: RecordsFile['of']
  ids: readonly string[]
}): Promise<Set<string>> {
  const { db } = req.payload
  const asked = { collection, req, limit: ids.length, pagination: false, where: { id: { in: [...ids] } } }
  const { docs } = of === 'versions' ? await db.findVersions(asked) : await db.find(asked)
  return new Set(docs.map(({ id }) => String(id)))
}

function without(record: Line, fields: readonly string[]): Line {
  const { id, ...rest } = record
  return { id, ...Object.fromEntries(Object.entries(rest).filter(([name]) => !fields.includes(name))) }
}

/** Writes the fields that refer to records written later. */
async function writeDeferred({
  payload,
  file: { file, collection: slug },
  folder,
  deferred,
  signal,
}: {
  payload: Payload
  file: RecordsFile
  folder: string
  deferred: readonly string[]
  signal?: AbortSignal
}): Promise<void> {
  const { slug: collection } = collectionOf(payload, slug)
  for await (const records of batchesIn(join(folder, file))) {
    signal?.throwIfAborted()
    await inTransaction({ payload }, async (req) => {
      for (const { id, updatedAt, ...record } of records) {
        const data = Object.fromEntries(Object.entries(record).filter(([name]) => deferred.includes(name)))
        if (Object.keys(data).length === 0) continue
        await payload.db.updateOne({ collection, id, data: { ...data, updatedAt }, req, returning: false })
      }
    })
  }
}

async function copyPictures({
  manifest: { pictures },
  from,
  to,
  say,
  signal,
}: {
  manifest: Manifest
  from: string
  to: string
  say: Say
  signal?: AbortSignal
}): Promise<void> {
  mkdirSync(to, { recursive: true })
  const tell = teller(say, 'picture files:')
  for (const [index, { file, size, sha256 }] of pictures.entries()) {
    signal?.throwIfAborted()
    const own = join(to, file)
    const isThere =
      statSync(own, { throwIfNoEntry: false })?.size === size && (await hashOfFile(own)) === sha256
    if (!isThere) {
      await copyFile(join(from, file), `${own}.importing`)
      await rename(`${own}.importing`, own)
    }
    tell(index + 1, pictures.length)
  }
  say(`picture files: ${pictures.length}`)
}

function differs({ file: { file, count: wanted }, count }: { file: RecordsFile; count: number }): Refusal {
  return new Refusal({
    status: 500,
    code: 'import-differs',
    message: `The imported data differs from ${file} (${count} of ${wanted} records). No server will start on this database: empty it, and report this.`,
  })
}

function unfinished(): Refusal {
  return new Refusal({
    status: 409,
    code: 'import-unfinished',
    message:
      'Another import into this database was interrupted. Run that one again, or use an empty database.',
  })
}

function otherModel({ dateline }: Manifest): Refusal {
  return new Refusal({
    status: 409,
    code: 'other-model',
    message: `This export was made by a Dateline (${dateline}) with other fields. Update both newsrooms to the same version and export again.`,
  })
}
