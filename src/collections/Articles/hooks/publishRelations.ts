import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { idOf, makePublic } from '../../publicity/makePublic'
import { uploadsIn } from '../../richText/uploadsIn'

/**
 * People, topics and pictures become public with the story that uses them, in the same transaction. Before the
 * save and not after it, since what a hook gets after it is cut down to the `select` of the request.
 */
export const publishRelations: CollectionBeforeChangeHook<Article> = async ({ data, req }) => {
  if (data._status !== 'published') return data
  const present = (ids: readonly (string | undefined)[]) => ids.filter((id) => id !== undefined)
  const authors = present((data.authors ?? []).map(({ author }) => idOf(author)))
  const contributors = present((data.contributors ?? []).map(({ contributor }) => idOf(contributor)))
  const topics = present((data.topics ?? []).map(idOf))
  const media = present([idOf(data.picture), idOf(data.share?.picture), ...uploadsIn(data.body)])

  await makePublic({ req, collection: 'authors', ids: authors })
  await makePublic({ req, collection: 'contributors', ids: contributors })
  await makePublic({ req, collection: 'topics', ids: topics })
  await makePublic({ req, collection: 'media', ids: media })
  return data
}
