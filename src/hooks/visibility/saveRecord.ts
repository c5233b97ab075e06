import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from 'payload'

import { announce } from '../../announcements/announce'
import { NO_USES, type Publishable } from '../../articles/uses'
import { nowIn } from '../../clock'
import { keepName } from '../../editions/keepName'
import { relistTopics } from '../../editions/relist'
import { isByPublication } from '../../fields/publicFields'
import type { Topic } from '../../generated/payload-types'
import {
  decideRecord,
  leftBy,
  type PublicRecord,
  type RecordDecision,
  type RecordEffect,
  type RecordFacts,
} from '../../records/decide'
import { idOf } from '../../relations'
import { requestSlot } from '../../requestState'
import { hideUnused } from './hideUnused'
import { makePublic } from './makePublic'
import { countPublicUses } from './refuseWhileUsed'

const decisions = requestSlot<Map<string, RecordDecision<PublicRecord>>>()
const keyOf = (collection: Publishable, id: string | undefined): string => `${collection} ${id ?? 'new'}`

/** Decides about the save of a person, a topic or a picture and returns the data to store. Throws the Refusal of a rule that forbids it. */
export function saveRecord(collection: Publishable): CollectionBeforeChangeHook {
  return async ({ context, data, operation, originalDoc, req }) => {
    const record = data as PublicRecord
    // Of a duplicate, Payload gives the original.
    const stored = operation === 'update' ? (originalDoc as PublicRecord) : undefined
    const decision = decideRecord({
      collection,
      data: record,
      stored,
      isByPublication: isByPublication(context),
      facts: await factsOf({ req, collection, record, stored }),
      now: nowIn(req.payload),
    })
    const all = decisions.get(context) ?? new Map<string, RecordDecision<PublicRecord>>()
    decisions.set(context, all.set(keyOf(collection, stored?.id), decision))
    for (const effect of decision.effects) {
      if (effect.type !== 'publish-shown') continue
      await makePublic({ req, collection: 'topics', ids: effect.topics })
      await makePublic({ req, collection: 'media', ids: effect.media })
    }
    return decision.data
  }
}

/** Writes what was decided besides the record, in the transaction of its save. */
export function applyRecordEffects(collection: Publishable): CollectionAfterChangeHook {
  return async ({ context, doc, operation, req }) => {
    const { id } = doc as { id: string }
    const decision = decisions.get(context)?.get(keyOf(collection, operation === 'create' ? undefined : id))
    if (!decision) throw new Error(`A record of ${collection} was saved without a decision.`)
    for (const effect of decision.effects) await apply({ req, collection, id, effect })
  }
}

/** Takes a deleted record from readers, and what nothing else shows. */
export function applyRecordDeletion(collection: Publishable): CollectionAfterDeleteHook {
  return async ({ doc, id, req }) => {
    const record = doc as PublicRecord
    if (collection === 'authors' || collection === 'contributors')
      await keepName({ req, collection, id: String(id), name: undefined })
    if (record.isPublic) await hideLeft({ req, left: leftBy({ before: record, after: undefined }) })
    await announce({ req, tags: [`${NOUNS[collection]}-${id}`] })
  }
}

async function apply({
  req,
  collection,
  id,
  effect,
}: {
  req: PayloadRequest
  collection: Publishable
  id: string
  effect: RecordEffect
}): Promise<void> {
  switch (effect.type) {
    case 'publish-shown':
      return
    case 'keep-name':
      if (collection === 'authors' || collection === 'contributors')
        await keepName({ req, collection, id, name: effect.name ?? undefined })
      return
    case 'relist-stories':
      return relistTopics({ req, parents: effect.parents })
    case 'hide-shown':
      return hideLeft({ req, left: effect.left })
    case 'invalidate':
      return announce({ req, tags: [`${NOUNS[collection]}-${id}`] })
  }
}

const NOUNS = { authors: 'author', contributors: 'contributor', media: 'media', topics: 'topic' } as const

const hideLeft = ({ req, left }: { req: PayloadRequest; left: ReturnType<typeof leftBy> }): Promise<void> =>
  hideUnused({ req, candidates: { ...NO_USES, ...left } })

async function factsOf({
  req,
  collection,
  record,
  stored,
}: {
  req: PayloadRequest
  collection: Publishable
  record: PublicRecord
  stored: PublicRecord | undefined
}): Promise<RecordFacts> {
  const mayHide = Boolean(stored?.isPublic && !record.isPublic && stored.id)
  return {
    ...(collection === 'topics' && stored
      ? { ancestors: await ancestorsFrom({ req, id: idOf(record.parent), until: stored.id }) }
      : {}),
    ...(mayHide ? { publicUses: await countPublicUses({ req, collection, id: String(stored?.id) }) } : {}),
  }
}

/** A topic and those above it, up to `until` or the top of the tree. */
async function ancestorsFrom({
  req,
  id,
  until,
}: {
  req: PayloadRequest
  id: string | undefined
  until: string | undefined
}): Promise<string[]> {
  const above: string[] = []
  for (let next = id; next && !above.includes(next);) {
    above.push(next)
    if (next === until) break
    const topic: Topic | null = await req.payload.db.findOne<Topic>({
      collection: 'topics',
      req,
      select: { parent: true },
      where: { id: { equals: next } },
    })
    next = idOf(topic?.parent)
  }
  return above
}
