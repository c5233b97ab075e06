import { setTimeout as pause } from 'node:timers/promises'

import type { CollectionBeforeChangeHook, PayloadRequest, RequestContext } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { conflictOf } from '../conflictOf'
import { writeOf } from './noteWrite'

/**
 * A save that started from another version than the newest is refused (409 `stale`), with both texts, and nothing of
 * it is written. `originalDoc` is the newest version, read in the transaction that writes: on SQLite there is one
 * writer, on MongoDB of two transactions that add a version to one story one loses and is tried again from here.
 */
export const refuseStale: CollectionBeforeChangeHook<Article> = async ({
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  if (operation !== 'update' || !originalDoc) return data
  const newest = Date.parse(originalDoc.updatedAt)
  const write = writeOf(context)
  if (write?.base.kind === 'saved' && !(await isOwn({ context, id: originalDoc.id, req }))) {
    if (!write.base.at.includes(newest)) {
      throw await conflictOf({
        req,
        id: originalDoc.id,
        newestAt: new Date(newest).toISOString(),
        base: write.base.at,
        sent: write.sent,
      })
    }
  }
  // Two versions of one moment could not be told apart by it.
  while (Date.now() === newest) await pause(1)
  return data
}

const CHECKED = 'savedOnTopOf'

/**
 * Whether this transaction has written the story already. An action may save it twice, and what it finds the second
 * time is its own.
 */
async function isOwn({
  context,
  id,
  req,
}: {
  context: RequestContext
  id: string
  req: PayloadRequest
}): Promise<boolean> {
  const transaction = await req.transactionID
  if (transaction === undefined || transaction === null) return false
  const key = `${transaction}/${id}`
  const checked = (context[CHECKED] ??= new Set()) as Set<string>
  if (checked.has(key)) return true
  checked.add(key)
  return false
}
