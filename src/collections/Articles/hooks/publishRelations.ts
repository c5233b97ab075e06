import type { CollectionAfterChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { idOf, makePublic } from '../../publicity/makePublic'
import { uploadsIn } from '../../richText/uploadsIn'

/** People, topics and pictures become public with the story that uses them, in the same transaction. */
export const publishRelations: CollectionAfterChangeHook<Article> = async ({ doc, req }) => {
  if (doc._status !== 'published') return
  const present = (ids: readonly (string | undefined)[]) => ids.filter((id) => id !== undefined)
  const authors = present((doc.authors ?? []).map(({ author }) => idOf(author)))
  const contributors = present((doc.contributors ?? []).map(({ contributor }) => idOf(contributor)))
  const topics = present((doc.topics ?? []).map(idOf))
  const media = present([idOf(doc.picture), idOf(doc.share?.picture), ...uploadsIn(doc.body)])

  await makePublic({ req, collection: 'authors', ids: authors })
  await makePublic({ req, collection: 'contributors', ids: contributors })
  await makePublic({ req, collection: 'topics', ids: topics })
  await makePublic({ req, collection: 'media', ids: media })
}
