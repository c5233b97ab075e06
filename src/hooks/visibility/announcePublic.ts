import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'

import { announce } from '../../announcements/announce'

type Noun = 'author' | 'contributor' | 'media' | 'topic'

/**
 * Announces a change of a record that is public, or was. A save whose `select` leaves `isPublic` out counts as one.
 */
export function announcePublicChange(noun: Noun): CollectionAfterChangeHook {
  return async ({ doc, previousDoc, req }) => {
    const { id, isPublic } = doc as { id: string; isPublic?: boolean | null }
    const wasPublic = Boolean((previousDoc as { isPublic?: unknown } | undefined)?.isPublic)
    if (isPublic === false || isPublic === null ? wasPublic : true)
      await announce({ req, tags: [`${noun}-${id}`] })
  }
}

/** Announces that a record is gone. */
export function announcePublicDeletion(noun: Noun): CollectionAfterDeleteHook {
  return ({ id, req }) => announce({ req, tags: [`${noun}-${id}`] })
}
