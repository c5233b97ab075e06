import type { CollectionAfterChangeHook, CollectionAfterDeleteHook } from 'payload'

import { announce } from '../../../announcements/announce'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'
import { transitionIn } from './noteTransition'

/**
 * Announces a save that can change what readers get, once it is committed: it replaces the row of a story that they have, or had (an
 * address that was public answers differently once the story is killed).
 */
export const announceChange: CollectionAfterChangeHook<Article> = async ({ context, doc, req }) => {
  const { isLive, replacesRow } = transitionIn(context)
  const isKnown = isLive || Boolean(publicRowOf(context)?.publishedAt)
  if (replacesRow && isKnown) await announce({ req, tags: [`article-${doc.id}`] })
}

/** Announces a story that is gone for good. */
export const announceDeletion: CollectionAfterDeleteHook<Article> = ({ id, req }) =>
  announce({ req, tags: [`article-${id}`] })
