import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo, Types } from 'mongoose'
import { randomUUID } from 'node:crypto'
import type { BaseDatabaseAdapter, Payload, SanitizedCollectionConfig, TextField, Where } from 'payload'

import { notEmpty } from '../notEmpty'

/**
 * How a newsroom on MongoDB stores its ids: as ObjectIds, which MongoDB gives, or as texts, where it came from another engine
 * and keeps the ids that it had.
 */
export type IdForm = 'object-id' | 'text'

const MARK = { _id: 'ids' } as const
const PATIENCE_MS = 2_000

interface Marks {
  readonly _id: string
  readonly form: IdForm
}

const forms = new WeakMap<object, IdForm>()

/** An id as it is stored, for queries past Payload. */
export function storedId(adapter: MongooseAdapter, id: string): mongo.ObjectId {
  // The driver's types know ObjectIds only.
  return forms.get(adapter) === 'text' ? (id as unknown as mongo.ObjectId) : new Types.ObjectId(id)
}

/**
 * Has the adapter store ids in the form that the newsroom has, which is asked before the models are made. For ids that are texts each
 * collection has, for the adapter alone, a field `id`, as Payload's own custom ids do; but versions cannot have one.
 */
export function keepIdForm(
  adapter: MongooseAdapter,
  { url }: { url: string },
): { requireSameForm(this: void): Promise<void> } {
  const { init, create } = adapter
  Object.assign(adapter, {
    async init() {
      // Where there is no database, as in a build, connecting says so.
      const form = await formAt(url).catch(() => 'object-id' as const)
      forms.set(adapter, form)
      if (form === 'text') adapter.payload = withTextIds(adapter.payload)
      await init?.call(adapter)
      if (form === 'object-id') return
      for (const { schema } of Object.values(adapter.versions))
        storeTexts(schema.path('_id') as unknown as IdPath)
    },
    create: (args: Parameters<BaseDatabaseAdapter['create']>[0]) => {
      if (forms.get(adapter) === 'text') args.data.id ??= randomUUID()
      return create.call(adapter, args)
    },
    ...versionsById(adapter),
  })
  return {
    async requireSameForm() {
      if ((await formIn(adapter.connection.db)) === forms.get(adapter)) return
      throw new Error('This newsroom stores its ids in another form than it did a moment ago. Start again.')
    },
  }
}

/** Has an empty newsroom store its ids as texts, from its next start on. Throws a {@link Refusal} `newsroom-not-empty`. */
export async function storeTextIds({ url }: { url: string }): Promise<void> {
  await withDatabase(url, async (db) => {
    if ((await formIn(db)) === 'text') return
    for (const name of ['users', 'articles', 'media', 'topics', 'authors', 'contributors']) {
      if (await db.collection(name).findOne({}, { projection: { _id: 1 } })) throw notEmpty()
    }
    await db.collection<Marks>('newsroom').updateOne(MARK, { $set: { form: 'text' } }, { upsert: true })
  })
}

function formAt(url: string): Promise<IdForm> {
  return withDatabase(url, formIn)
}

async function formIn(db: mongo.Db | undefined): Promise<IdForm> {
  return (await db?.collection<Marks>('newsroom').findOne(MARK))?.form ?? 'object-id'
}

async function withDatabase<T>(url: string, work: (db: mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(url, { serverSelectionTimeoutMS: PATIENCE_MS })
  try {
    return await work((await client.connect()).db())
  } finally {
    await client.close()
  }
}

/** Payload as the adapter sees it, where each collection has ids of its own. */
function withTextIds(payload: Payload): Payload {
  const field: TextField = { name: 'id', type: 'text', required: true }
  const withId = (config: SanitizedCollectionConfig) => ({
    ...config,
    fields: [field, ...config.fields],
    flattenedFields: [field, ...config.flattenedFields],
  })
  const collections = Object.entries(payload.collections).map(([slug, collection]) => [
    slug,
    { ...collection, config: withId(collection.config), customIDType: 'text' },
  ])
  return Object.create(payload, {
    collections: { value: Object.fromEntries(collections) },
    config: { value: { ...payload.config, collections: payload.config.collections.map(withId) } },
  }) as Payload
}

interface IdPath {
  cast(value: unknown): unknown
  default(make: () => string): unknown
}

function storeTexts(path: IdPath): void {
  path.cast = (value) => (value === null || value === undefined ? value : String(value))
  path.default(() => randomUUID())
}

/** An id that Payload does not look into: of versions it takes each text that is no ObjectId for no id. */
class TextId {
  constructor(readonly id: string) {}
  toString(): string {
    return this.id
  }
  toBSON(): string {
    return this.id
  }
}

type VersionMethods = Pick<
  BaseDatabaseAdapter,
  'countVersions' | 'deleteVersions' | 'findVersions' | 'updateVersion'
>

function versionsById(adapter: MongooseAdapter): VersionMethods {
  const { countVersions, deleteVersions, findVersions, updateVersion } = adapter as VersionMethods
  const texts = <Args extends { where?: Where }>(args: Args): Args =>
    forms.get(adapter) === 'text' && args.where ? { ...args, where: idsAsTexts(args.where) } : args
  return {
    countVersions: (args) => countVersions.call(adapter, texts(args)),
    deleteVersions: (args) => deleteVersions.call(adapter, texts(args)),
    findVersions: (args) => findVersions.bind(adapter)(texts(args)),
    updateVersion({ id, where, ...args }) {
      const asked = where ?? { id: { equals: id } }
      return updateVersion.bind(adapter)(texts({ ...args, where: asked }))
    },
  }
}

function idsAsTexts(where: Where): Where {
  const entries = Object.entries(where).map(([path, condition]) => {
    if (Array.isArray(condition)) return [path, condition.map(idsAsTexts)] as const
    if (path !== 'id') return [path, condition] as const
    const texts = Object.entries(condition).map(([operator, value]) => [operator, textId(value)] as const)
    return [path, Object.fromEntries(texts)] as const
  })
  return Object.fromEntries(entries)
}

function textId(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(textId)
  return typeof value === 'string' ? new TextId(value) : value
}
