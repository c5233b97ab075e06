import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
} from 'payload'

import { announce } from '../../database/announcements/announce'
import { nowIn } from '../../clock'
import { storeName } from '../../readModel/storeName'
import { relistTopics } from '../../readModel/relist'
import { isByPublication } from './byPublication'
import type { Topic } from '../../generated/payload-types'
import {
  decideRecord,
  type PublicRecord,
  type RecordDecision,
  type RecordEffect,
  type RecordFacts,
  usesOfRecord,
} from './decideRecord'
import {
  PUBLIC_COLLECTION_SLUGS,
  PUBLIC_COLLECTIONS,
  type PublicCollection,
} from '../../public/schema/collections'
import { idOf } from '../../relations'
import { requestSlot } from '../../requestState'
import { hideUnused } from './hideUnused'
import { makePublic } from './makePublic'
import { countPublicUses } from './refuseWhileUsed'

const decisions = requestSlot<Map<string, RecordDecision<PublicRecord>>>()
const keyOf = (collection: PublicCollection, id: string | undefined): string => `${collection} ${id ?? 'new'}`

/** Decides on the save of a person, topic or picture and returns the data to store. Throws the Refusal of the rule that forbids it. */
export function saveRecord(collection: PublicCollection): CollectionBeforeChangeHook {
  return async ({ context, data, operation, originalDoc, req }) => {
    const record = data as PublicRecord
    // On a duplicate, Payload passes the source record.
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
      for (const shown of PUBLIC_COLLECTION_SLUGS)
        await makePublic({ req, collection: shown, ids: effect.shown[shown] })
    }
    return decision.data
  }
}

/** Applies the decision's remaining effects in the transaction of the save. */
export function applyRecordEffects(collection: PublicCollection): CollectionAfterChangeHook {
  return async ({ context, doc, operation, req }) => {
    const { id } = doc as { id: string }
    const decision = decisions.get(context)?.get(keyOf(collection, operation === 'create' ? undefined : id))
    if (!decision) throw new Error(`A record of ${collection} was saved without a decision.`)
    for (const effect of decision.effects) await apply({ req, collection, id, effect })
  }
}

/** Removes a deleted record from the read model and caches, and makes private what nothing else shows. */
export function applyRecordDeletion(collection: PublicCollection): CollectionAfterDeleteHook {
  return async ({ doc, id, req }) => {
    const record = doc as PublicRecord
    if (collection === 'authors' || collection === 'contributors')
      await storeName({ req, collection, id: String(id), name: undefined })
    if (record.isPublic) await hideUnused({ req, candidates: usesOfRecord({ collection, record }) })
    await announce({ req, tags: [`${PUBLIC_COLLECTIONS[collection].tag}-${id}`] })
  }
}

async function apply({
  req,
  collection,
  id,
  effect,
}: {
  req: PayloadRequest
  collection: PublicCollection
  id: string
  effect: RecordEffect
}): Promise<void> {
  switch (effect.type) {
    case 'publish-shown':
      return
    case 'keep-name':
      if (collection === 'authors' || collection === 'contributors')
        await storeName({ req, collection, id, name: effect.name ?? undefined })
      return
    case 'relist-stories':
      return relistTopics({ req, parents: effect.parents })
    case 'hide-shown':
      return hideUnused({ req, candidates: effect.left })
    case 'invalidate':
      return announce({ req, tags: [`${PUBLIC_COLLECTIONS[collection].tag}-${id}`] })
  }
}

async function factsOf({
  req,
  collection,
  record,
  stored,
}: {
  req: PayloadRequest
  collection: PublicCollection
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

/** The ids of a topic and its ancestors, up to `until` or the root. */
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
