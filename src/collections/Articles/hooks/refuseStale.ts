import { setTimeout as pause } from 'node:timers/promises'

import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { conflictOf } from '../conflictOf'
import { writeOf } from './noteWrite'

/**
 * A save that started from another version than the newest is refused (409 `stale`), with both texts, and nothing of
 * it is written. `originalDoc` is the newest version, read in the transaction that writes: on SQLite there is one
 * writer, on MongoDB of two transactions that add a version to one story one loses and is tried again from here. No
 * action saves a story twice with a base in one transaction, so the newest version is never the save's own.
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
  if (write?.base.kind === 'saved' && !write.base.at.includes(newest)) {
    throw await conflictOf({
      req,
      id: originalDoc.id,
      newestAt: new Date(newest).toISOString(),
      base: write.base.at,
      sent: write.sent,
    })
  }
  // Two versions of one moment could not be told apart by it.
  while (Date.now() === newest) await pause(1)
  return data
}
