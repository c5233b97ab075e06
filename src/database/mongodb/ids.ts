import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo, Types } from 'mongoose'
import { randomUUID } from 'node:crypto'
import type { BaseDatabaseAdapter, Payload, SanitizedCollectionConfig, TextField, Where } from 'payload'

import { isRecordId } from '../isRecordId'
import { notEmpty } from '../notEmpty'

/** How a newsroom on MongoDB stores ids: as ObjectIds, MongoDB's own, or as strings, if it came from another engine and keeps its ids. */
export type IdForm = 'object-id' | 'text'

const MARK = { _id: 'ids' } as const
const PATIENCE_MS = 2_000

interface Marks {
  readonly _id: string
  readonly form: IdForm
}

const forms = new WeakMap<object, IdForm>()

/** An id in its stored form, for queries that bypass Payload. */
export function storedId(adapter: MongooseAdapter, id: string): mongo.ObjectId {
  // The driver's types allow only ObjectIds.
  return forms.get(adapter) === 'text' ? (id as unknown as mongo.ObjectId) : new Types.ObjectId(id)
}

/** Whether a text has the form of an id of this newsroom. */
export function isIdIn(adapter: MongooseAdapter, text: string): boolean {
  return forms.get(adapter) === 'text' ? isRecordId(text) : Types.ObjectId.isValid(text) && text.length === 24
}

/**
 * Makes the adapter store ids in the newsroom's form, which is read before the models are created. For string ids each collection gets, in
 * the adapter only, a field `id`, as with Payload's own custom ids; versions cannot have one.
 */
export function keepIdForm(
  adapter: MongooseAdapter,
  { url }: { url: string },
): { requireSameForm(this: void): Promise<void> } {
  const { init, create, upsert } = adapter
  Object.assign(adapter, {
    async init() {
      // If there is no database, as in a build, connecting reports it.
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
    // Otherwise the server would give a new record an ObjectId.
    async upsert(args: Parameters<BaseDatabaseAdapter['upsert']>[0]) {
      if (forms.get(adapter) !== 'text') return upsert.call(adapter, args)
      const { collection, data, req } = args
      return (await adapter.updateOne(args)) ?? adapter.create({ collection, data, req })
    },
  })
  askForTexts(adapter)
  return {
    async requireSameForm() {
      if ((await formIn(adapter.connection.db)) === forms.get(adapter)) return
      throw new Error(
        'The id format of this database has changed since the server started. Restart the server.',
      )
    },
  }
}

/** Makes an empty newsroom store its ids as strings from its next start on. Throws a {@link Refusal} `newsroom-not-empty`. */
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

/** Payload as seen by the adapter, with custom ids in each collection. */
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

/** Hides an id from Payload's conversion, which would discard a string that is not an ObjectId and convert any other to an ObjectId. */
class TextId {
  constructor(readonly id: string) {}
  toString(): string {
    return this.id
  }
  toBSON(): string {
    return this.id
  }
}

/** Methods that take a `where`, and whether they query versions. */
const METHODS = {
  count: false,
  countVersions: true,
  deleteMany: false,
  deleteOne: false,
  deleteVersions: true,
  find: false,
  findDistinct: false,
  findOne: false,
  findVersions: true,
  queryDrafts: false,
  updateMany: false,
  updateOne: false,
  updateVersion: true,
} as const

interface Asked {
  readonly id?: number | string
  readonly where?: Where
}

/** Makes queries match string ids where Payload converts to ObjectIds: for versions, and in polymorphic relationships. */
function askForTexts(adapter: MongooseAdapter): void {
  for (const [name, isOfVersions] of Object.entries(METHODS)) {
    const method = adapter[name as keyof typeof METHODS].bind(adapter) as (args: Asked) => unknown
    Object.assign(adapter, {
      [name]: (args: Asked) => {
        const { id, where, ...rest } = args
        const asked = where ?? (isOfVersions && id !== undefined ? { id: { equals: id } } : undefined)
        if (forms.get(adapter) !== 'text' || !asked) return method(args)
        return method({ ...rest, ...(where ? { id } : {}), where: withTexts(asked, isOfVersions) })
      },
    })
  }
}

function withTexts(where: Where, isOfVersions: boolean): Where {
  const conditions = Object.entries(where).flatMap(([path, condition]): Where[] => {
    if (Array.isArray(condition)) return [{ [path]: condition.map((each) => withTexts(each, isOfVersions)) }]
    const isId = path.endsWith('.value') || (isOfVersions && path === 'id')
    if (!isId) return [{ [path]: condition }]
    return Object.entries(condition).map(([operator, value]) => textCondition(path, operator, value))
  })
  if (conditions.length > 1) return { and: conditions }
  return conditions[0] ?? {}
}

function textCondition(path: string, operator: string, value: unknown): Where {
  if (operator === 'in' || operator === 'not_in') {
    // In a URL, values are separated by commas.
    const values: unknown[] =
      typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value]
    const each = values.map((one) => textCondition(path, operator === 'in' ? 'equals' : 'not_equals', one))
    // An empty list matches nothing.
    if (each.length === 0) return { [path]: { [operator]: [] } }
    return operator === 'in' ? { or: each } : { and: each }
  }
  const isText = typeof value === 'string' && operator !== 'exists'
  const asked: unknown = isText ? new TextId(value) : value
  return { [path]: { [operator]: asked } }
}
