import { randomBytes } from 'node:crypto'

import type { CollectionSlug } from 'payload'

import { engine } from '../engine'
import type { Answer } from '../newsroom'
import type { Actor } from './actors'
import { idIn, isDone, isRefusal, statusOf } from './answers'
import { dataWith, isSame, isThere, samplesOf, valueAt, type Sample } from './fields'
import { kitOf } from './kits'
import { OPERATIONS, type Attempt } from './operations'
import { findRow, findStored, type Stored } from './stored'
import { marks, type Row } from './table'
import type { Walk } from './walk'

/** A field of the table, and how it is tried. */
interface Field {
  readonly row: Row
  readonly path: string
  readonly sample: Sample
  readonly isArray: boolean
  /** GraphQL has no such field. */
  readonly isHidden: boolean
}

/** The fields of one collection's rows. */
export interface Fields {
  readonly walk: Walk
  readonly collection: string
  readonly fields: readonly Field[]
}

/** The fields that a collection's rows are about. Throws where one has no sample. */
export async function fieldsOf({
  walk,
  collection,
  rows,
}: {
  walk: Walk
  collection: string
  rows: readonly Row[]
}): Promise<Fields> {
  const someDispatch = { collection: 'dispatches', state: 'as begun', owner: walk.colleague } as const
  const dispatch = await walk.stock.take({ ...someDispatch, isOwn: false, isPublic: false })
  const samples = samplesOf(collection, { colleague: walk.colleague.id, dispatch: dispatch.id })
  const { flattenedFields } = walk.newsroom.payload.collections[collection as CollectionSlug].config
  const fields = rows.map((row): Field => {
    const path = row.field!
    const [first, second] = path.split('.')
    const outer = flattenedFields.find(({ name }) => name === first)
    const inner =
      outer && 'flattenedFields' in outer ? outer.flattenedFields.find(({ name }) => name === second) : outer
    const sample = samples[path]
    if (!sample) throw new Error(`Give ${collection}.${path} a sample in test/int/roles/fields.ts.`)
    const isHidden = Boolean(inner && 'hidden' in inner && inner.hidden)
    return { row, path, sample, isArray: outer?.type === 'array' && second !== undefined, isHidden }
  })
  return { walk, collection, fields }
}

/** Plants the fields where everybody might look, and looks as everybody; gives what is not as the cells say. */
export async function walkReading(all: Fields): Promise<string[]> {
  const { walk, collection, fields } = all
  const { one } = kitOf(collection)
  const id = await plant(all)
  const wrong: string[] = []
  for (const actor of walk.actors) {
    const overRest = await actor.rest('GET', `/${collection}/${id}?depth=0`)
    for (const { path, row, sample } of fields) {
      const judge = (door: string, record: unknown, { status, text }: Answer) => {
        const isRead = isThere(valueAt(record, path))
        if (isRead === marks(row[actor.name]!, 'r')) return
        const what = isRead ? 'is read' : 'is not read'
        wrong.push(`${path} ${what} by ${actor.name} over ${door}: ${status} ${text.slice(0, 150)}`)
      }
      judge('REST', overRest.body, overRest)
      const answer = await actor.graphql(`{ ${one}(id: "${id}") { ${sample.asked ?? path} } }`)
      judge('GraphQL', (answer.body.data as Record<string, unknown> | undefined)?.[one], answer)
    }
  }
  return wrong
}

async function plant({ walk, collection, fields }: Fields): Promise<string> {
  const { payload } = walk.newsroom
  const isPublic = kitOf(collection).isPublishable
  const subject = await walk.stock.take({
    ...{ collection, isPublic, isOwn: false },
    state: 'as begun',
    owner: walk.colleague,
  })
  walk.stock.useUp(subject)
  const row = await findRow(payload, collection, { id: { equals: subject.id } })
  const planted = fields.map((field) => {
    const plain = field.sample.planted ?? field.sample.value
    const value = field.sample.isSealed ? payload.encrypt(String(plain)) : plain
    return { ...field, sample: { ...field.sample, value: withIds(value) } }
  })
  const sent = together(planted, 'REST')
  // What stands beside a planted field in its group stays.
  const data = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [
      name,
      isGroup(value) ? { ...(row?.[name] as object), ...value } : withIds(value),
    ]),
  )
  const of = { collection: collection as CollectionSlug, id: subject.id }
  await payload.db.updateOne({ ...of, req: {}, returning: false, data: { ...row, ...data } })
  const stored = await findRow(payload, collection, { id: { equals: subject.id } })
  const missing = fields.filter(({ path }) => !isThere(valueAt(stored, path)))
  if (missing.length) throw new Error(`Not planted: ${missing.map(({ path }) => path).join(', ')}`)
  return subject.id
}

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The database gives no ids to the rows of an array. */
const withIds = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((row: unknown) => (isGroup(row) ? { id: randomBytes(12).toString('hex'), ...row } : row))
    : value

export type Verb = 'create' | 'update'

/**
 * Sends the fields with a new record, or a save, as everybody; gives what is not stored as the cells say. What may be
 * written goes in one request, what may not in another; what GraphQL does not know is sent to it by itself.
 */
export async function walkWriting(all: Fields, verb: Verb, door: string): Promise<string[]> {
  const { walk, fields } = all
  const wrong: string[] = []
  // Who may write a field is decided above the database: on the other engines two roles show that it is stored there.
  const turn = walk.turn()
  const actors =
    engine === 'sqlite' ? walk.actors : walk.actors.filter((_, index) => (index + turn) % 3 === 0)
  for (const actor of actors) {
    const isMarked = ({ row }: Field) => marks(row[actor.name]!, verb === 'create' ? 'c' : 'u')
    const isKnown = (field: Field) => door === 'REST' || !field.isHidden
    const groups = [
      fields.filter(isMarked),
      fields.filter((field) => !isMarked(field) && isKnown(field)),
      ...fields.filter((field) => !isMarked(field) && !isKnown(field)).map((field) => [field]),
    ]
    for (const group of groups.filter(({ length }) => length > 0)) {
      const isAllowed = isMarked(group[0]!)
      const { answer, before, after } = await send[verb]({ ...all, fields: group }, actor, door)
      const status = statusOf(answer)
      const told = `${actor.name}, ${status} ${answer.text.slice(0, 250)}`
      const isUnknown = !isKnown(group[0]!) && status === 400
      if (!isDone(status) && (isAllowed || !(isRefusal(status) || isUnknown))) wrong.push(`refused: ${told}`)
      for (const field of group) {
        const isNew = isStored(field, after) && !isStored(field, before)
        if (isNew !== isAllowed) wrong.push(`${field.path} is ${isNew ? '' : 'not '}stored: ${told}`)
      }
    }
  }
  return wrong
}

interface Sent {
  readonly answer: Answer
  readonly before?: Stored
  readonly after: Stored | undefined
}

const send: Readonly<Record<Verb, (all: Fields, actor: Actor, door: string) => Promise<Sent>>> = {
  async create({ walk, collection, fields }, actor, door) {
    const kit = kitOf(collection)
    const { newsroom, stock, colleague } = walk
    const marker = stock.mark()
    const data = { ...kit.fresh(marker, colleague.id), ...together(fields, door) }
    const answer = await OPERATIONS.create!.doors[door]!({
      ...{ newsroom, payload: newsroom.payload, actor, collection, marker, owner: colleague.id },
      kit: { ...kit, fresh: () => data },
      subject: { collection, id: 'none', marker: 'none', isOwn: true, isPublic: false },
    } satisfies Attempt)
    const id = idIn(answer)
    return { answer, after: id ? (await findStored(newsroom.payload, collection, id)).newest : undefined }
  },
  async update({ walk, collection, fields }, actor, door) {
    const { payload } = walk.newsroom
    const { one } = kitOf(collection)
    const id = await subjectOf({ walk, collection, actor })
    const { newest: before } = await findStored(payload, collection, id)
    const data = together(fields, door)
    const mutation = `mutation ($data: mutation${one}UpdateInput!) { update${one}(id: "${id}", data: $data) { id } }`
    const answer =
      door === 'REST'
        ? await actor.rest('PATCH', `/${collection}/${id}`, data)
        : await actor.graphql(mutation, { data })
    return { answer, before, after: (await findStored(payload, collection, id)).newest }
  },
}

/** A record of his own where he changes no other: a story that was withdrawn, his account; else one that is not public. */
async function subjectOf({
  walk,
  collection,
  actor,
}: {
  walk: Walk
  collection: string
  actor: Actor
}): Promise<string> {
  if (collection === 'users' && actor.user && actor.name !== 'admin') return actor.user.id
  const isStory = collection === 'articles'
  const subject = await walk.stock.take({
    ...{ collection, isOwn: true, isPublic: false },
    state: isStory ? 'withdrawn' : 'as begun',
    owner: isStory ? (actor.user ?? walk.colleague) : walk.colleague,
  })
  walk.stock.useUp(subject)
  return subject.id
}

/** One body with all these fields in it. */
function together(fields: readonly Field[], door: string): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const { path, sample, isArray } of fields) {
    const value = door === 'GraphQL' ? (sample.graphql ?? sample.value) : sample.value
    for (const [name, part] of Object.entries(dataWith(path, { ...sample, value }, isArray))) {
      data[name] = merged(data[name], part)
    }
  }
  return data
}

function merged(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [{ ...(one[0] as object), ...(other[0] as object) }]
  return isGroup(one) && isGroup(other) ? { ...one, ...other } : other
}

function isStored({ path, sample }: Field, stored: Stored | undefined): boolean {
  if (sample.storedAs) return isThere(stored?.[sample.storedAs])
  return isSame(valueAt(stored, path), sample.value)
}
