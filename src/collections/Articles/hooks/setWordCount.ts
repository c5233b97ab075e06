import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { plainText } from '../../richText/plainText'

export const setWordCount: CollectionBeforeChangeHook<Article> = ({ data }) => ({
  ...data,
  wordCount: plainText(data.body).match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0,
})
