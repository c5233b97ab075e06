import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
} from 'payload'

import { announce } from '../../../announcements/announce'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'

const CONCERNS = 'concernsReaders'

/**
 * Finds out whether a save can change what readers get: it publishes, or readers have or had the story (an address that
 * was public answers differently once the story is killed). One time too many costs little, one too few a stale answer.
 * Two steps, since a new story has no id yet and a hook after the save may be shown a part of it only.
 */
export const knowAnnouncement: CollectionBeforeChangeHook<Article> = ({ context, data }) => {
  const row = publicRowOf(context)
  context[CONCERNS] =
    data._status === 'published' || row?._status === 'published' || Boolean(row?.publishedAt)
  return data
}

/** Announces what {@link knowAnnouncement} has found, once it is committed. */
export const announceChange: CollectionAfterChangeHook<Article> = async ({ context, doc, req }) => {
  if (context[CONCERNS]) await announce({ req, tags: [`article-${doc.id}`] })
  context[CONCERNS] = undefined
}

/** Announces a story that is gone for good. */
export const announceDeletion: CollectionAfterDeleteHook<Article> = ({ id, req }) =>
  announce({ req, tags: [`article-${id}`] })
