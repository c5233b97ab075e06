import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import { hideUnused } from './hideUnused'
import { NO_USES } from '../../articles/uses'
import { idOf } from '../../relations'

interface Showing {
  readonly isPublic?: unknown
  readonly parent?: unknown
  readonly picture?: unknown
}

/** A public person's picture, and the topic above a public one, that were replaced or whose record is private now, may be left unused. */
export const hideLeft: CollectionAfterChangeHook = async ({ data, operation, previousDoc, req }) => {
  if (operation !== 'update') return
  const before = previousDoc as Showing
  const now = { ...before, ...(data as Showing) }
  await hideShown({ req, before, after: now.isPublic ? now : undefined })
}

/** The same for what a record has shown that is deleted. */
export const hideLeftByDeletion: CollectionAfterDeleteHook = ({ doc, req }) =>
  hideShown({ req, before: doc as Showing, after: undefined })

async function hideShown({
  req,
  before,
  after,
}: {
  req: PayloadRequest
  before: Showing
  after: Showing | undefined
}): Promise<void> {
  if (!before.isPublic) return
  const left = (name: 'parent' | 'picture'): string[] => {
    const id = idOf(before[name])
    return id === undefined || id === idOf(after?.[name]) ? [] : [id]
  }
  await hideUnused({ req, candidates: { ...NO_USES, topics: left('parent'), media: left('picture') } })
}
