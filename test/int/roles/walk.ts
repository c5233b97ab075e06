import type { Newsroom } from '../newsroom'
import type { User } from '../../../src/generated/payload-types'
import type { Actor } from './actors'
import { isDone, isRefusal, statusOf } from './answers'
import { kitOf } from './kits'
import { ANOTHER_SESSION, type Attempt, type Operation } from './operations'
import type { Stock, Subject } from './stock'
import { findStored } from './stored'
import { allows, type Row, type Standing } from './table'

export interface Walk {
  readonly newsroom: Newsroom
  readonly stock: Stock
  readonly actors: readonly Actor[]
  readonly colleague: User
}

/** Does what a row's cells say through one door, as every role; gives what went otherwise than they say, in words. */
export async function walkRow({
  walk,
  row,
  collection,
  operation,
  door,
}: {
  walk: Walk
  row: Row
  collection: string
  operation: Operation
  door: string
}): Promise<string[]> {
  const wrong: string[] = []
  for (const actor of walk.actors) {
    const cell = row[actor.name]
    if (cell === undefined) throw new Error(`The table has no column ${actor.name}.`)
    for (const standing of standingsOf({ actor, collection, operation })) {
      const said = await tryIt({
        walk,
        actor,
        standing,
        collection,
        operation,
        door,
        isAllowed: allows(cell, standing),
      })
      if (said) wrong.push(`${actor.name}, ${inWords(standing)}: ${said}`)
    }
  }
  return wrong
}

/** The records that an operation is tried on: somebody's or his own, public or not, where there is such a thing. */
function standingsOf({
  actor,
  collection,
  operation,
}: {
  actor: Actor
  collection: string
  operation: Pick<Operation, 'on'>
}): Standing[] {
  const kit = kitOf(collection)
  if (operation.on === 'nothing') return [{ isOwn: true, isPublic: false }]
  // An account that asks is not deleted: its next question would be nobody's.
  const isSpared = operation.on === 'others' && collection === 'users'
  const owns = kit.isOwned && actor.user && !isSpared ? [false, true] : [false]
  const publics = operation.on === 'public' ? [true] : kit.isPublishable ? [false, true] : [false]
  return owns.flatMap((isOwn) => publics.map((isPublic) => ({ isOwn, isPublic })))
}

interface Try {
  readonly walk: Walk
  readonly actor: Actor
  readonly standing: Standing
  readonly collection: string
  readonly operation: Operation
  readonly door: string
  readonly isAllowed: boolean
}

async function tryIt({
  walk,
  actor,
  standing,
  collection,
  operation,
  door,
  isAllowed,
}: Try): Promise<string | undefined> {
  const { newsroom, stock, colleague } = walk
  const { payload } = newsroom
  const subject = await subjectFor({ walk, actor, standing, collection, operation })
  const marker = stock.mark()
  const owner = (standing.isOwn ? actor.user : undefined)?.id ?? colleague.id
  const attempt: Attempt = {
    newsroom,
    payload,
    actor,
    collection,
    kit: kitOf(collection),
    subject,
    marker,
    owner,
  }
  const before = subject.before ?? JSON.stringify(await findStored(payload, collection, subject.id))
  const answer = await operation.doors[door]!(attempt)
  const after = operation.isReading ? undefined : await findStored(payload, collection, subject.id)
  const happened = await operation.happened({
    ...attempt,
    row: undefined,
    newest: undefined,
    ...after,
    answer,
  })
  const hasChanged = !operation.isReading && before !== JSON.stringify(after)
  if (hasChanged) stock.useUp(subject)
  const status = statusOf(answer)
  const told = `${status} ${answer.text.slice(0, 200)}`
  if (isAllowed) return happened && isDone(status) ? undefined : `is allowed and did not happen: ${told}`
  if (happened) return `is not allowed and happened: ${told}`
  if (hasChanged) return `is not allowed and changed something: ${told}`
  const mayBeQuiet = operation.isQuiet || kitOf(collection).isByKey
  return mayBeQuiet || door.endsWith('list') || isRefusal(status)
    ? undefined
    : `is refused with another word: ${told}`
}

async function subjectFor({
  walk,
  actor,
  standing,
  collection,
  operation,
}: Omit<Try, 'door' | 'isAllowed'>): Promise<Subject> {
  const { newsroom, stock, colleague } = walk
  if (operation.on === 'nothing') return { ...standing, collection, id: 'none', marker: 'none' }
  const owner = standing.isOwn && actor.user ? actor.user : colleague
  const state = operation.state ?? 'as begun'
  const subject =
    collection === 'users' && standing.isOwn
      ? { ...standing, collection, id: owner.id, marker: `"id":"${owner.id}"`, email: owner.email }
      : await stock.take({ ...standing, collection, state, owner })
  if (state !== 'locked') return subject
  await lock({ newsroom, id: subject.id })
  return { ...subject, before: undefined }
}

/** Signed in on another device, and locked out of this one. */
async function lock({ newsroom, id }: { newsroom: Newsroom; id: string }): Promise<void> {
  const { db } = newsroom.payload
  const row = await db.findOne<User & { id: string }>({
    collection: 'users',
    req: {},
    where: { id: { equals: id } },
  })
  const others = (row?.sessions ?? []).filter((session) => !session.id.startsWith(ANOTHER_SESSION))
  if (!row) throw new Error(`There is no account ${id}.`)
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
  const session = { id: `${ANOTHER_SESSION} ${id}`, createdAt: new Date().toISOString(), expiresAt }
  const data = { ...row, lockUntil: expiresAt, sessions: [...others, session] }
  await db.updateOne({ collection: 'users', id, req: {}, returning: false, data })
}

const inWords = ({ isOwn, isPublic }: Standing) =>
  `${isOwn ? 'own' : 'another’s'} ${isPublic ? 'public' : 'unpublished'}`
