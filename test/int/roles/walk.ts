import { engine } from '../engine'
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
  /** The roles that something was tried as. */
  readonly tried: Set<string>
  /** Counts the rows. */
  turn(): number
}

/**
 * Does what a row's cells say through one door, as every role; gives what went otherwise than they say, in words. The whole table is
 * computed in `test/access/roles.test.ts`; here each role shows that the rule is wired. On the other engines one role that is allowed
 * and one that is not are tried, other ones for each row.
 */
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
  const cases = walk.actors.flatMap((actor) => {
    const cell = row[actor.name]
    if (cell === undefined) throw new Error(`The table has no column ${actor.name}.`)
    const standings = standingsOf({ actor, collection, operation }).map((standing) => ({
      actor,
      standing,
      isAllowed: allows(cell, standing),
    }))
    return telling(standings)
  })
  for (const each of engine === 'sqlite' ? cases : oneOfEach(cases, walk.turn())) {
    const { actor, standing } = each
    walk.tried.add(actor.name)
    const said = await tryIt({ ...each, walk, collection, operation, door })
    if (said) wrong.push(`${actor.name}, ${inWords(standing)}: ${said}`)
  }
  return wrong
}

interface Case {
  readonly actor: Actor
  readonly standing: Standing
  readonly isAllowed: boolean
}

/** Where all records are alike to a role, the one that another rule would treat otherwise; else one that is allowed and its near misses. */
function telling(cases: readonly Case[]): Case[] {
  const own = cases.filter(({ standing }) => standing.isOwn)
  const others = cases.filter(({ standing }) => !standing.isOwn)
  const allowed = cases.filter(({ isAllowed }) => isAllowed)
  if (allowed.length === cases.length) return (others.length > 0 ? others : cases).slice(-1)
  // What is one's own and not public is what most roles may do something with.
  if (allowed.length === 0) return (own.length > 0 ? own : cases).slice(0, 1)
  const isNear = (refused: Case) =>
    allowed.some(({ standing: { isOwn, isPublic } }) => {
      const { standing } = refused
      return (standing.isOwn !== isOwn) !== (standing.isPublic !== isPublic)
    })
  return [...allowed.slice(0, 1), ...cases.filter((each) => !each.isAllowed && isNear(each))]
}

function oneOfEach(cases: readonly Case[], turn: number): Case[] {
  return [true, false].flatMap((isAllowed) => {
    const alike = cases.filter((each) => each.isAllowed === isAllowed)
    return alike.length > 0 ? [alike[turn % alike.length]!] : []
  })
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
