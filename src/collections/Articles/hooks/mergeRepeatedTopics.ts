import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { idOf } from '../../publicity/makePublic'

/** A topic that was chosen twice says the same twice: the first of them stays, in its place. */
export const mergeRepeatedTopics: CollectionBeforeChangeHook<Article> = ({ data }) => {
  if (!Array.isArray(data.topics)) return data
  const ids = data.topics.map(idOf)
  return { ...data, topics: data.topics.filter((_, index) => ids.indexOf(ids[index]) === index) }
}
