import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo, Types } from 'mongoose'
import { randomUUID } from 'node:crypto'
import type { BaseDatabaseAdapter, Payload, SanitizedCollectionConfig, TextField, Where } from 'payload'

import { isRecordId } from '../isRecordId'
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

/** Whether a text has the form of an id of this newsroom. */
export function isIdIn(adapter: MongooseAdapter, text: string): boolean {
  return forms.get(adapter) === 'text' ? isRecordId(text) : Types.ObjectId.isValid(text) && text.length === 24
}

/**
 * Has the adapter store ids in the form that the newsroom has, which is asked before the models are made. For ids that are texts each
 * collection has, for the adapter alone, a field `id`, as Payload's own custom ids do; but versions cannot have one.
 */
export function keepIdForm(
  adapter: MongooseAdapter,
  { url }: { url: string },
): { requireSameForm(this: void): Promise<void> } {
  const { init, create, upsert } = adapter
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
    // The server itself would give a new record an ObjectId.
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

/** An id that Payload does not look into: it would take each text that is no ObjectId for no id, and make an ObjectId of any other. */
class TextId {
  constructor(readonly id: string) {}
  toString(): string {
    return this.id
  }
  toBSON(): string {
    return this.id
  }
}

/** For each method that takes a `where`, whether it is about versions. */
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

/** Has conditions find ids that are texts where Payload looks for ObjectIds: of versions, and behind relations to several collections. */
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
    // In an address, values are separated by commas.
    const values: unknown[] =
      typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [value]
    const each = values.map((one) => textCondition(path, operator === 'in' ? 'equals' : 'not_equals', one))
    // Of no values, none is equal.
    if (each.length === 0) return { [path]: { [operator]: [] } }
    return operator === 'in' ? { or: each } : { and: each }
  }
  const isText = typeof value === 'string' && operator !== 'exists'
  const asked: unknown = isText ? new TextId(value) : value
  return { [path]: { [operator]: asked } }
}
