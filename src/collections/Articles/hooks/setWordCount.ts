import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { countWords } from '../../../words/countWords'
import { plainText } from '../../richText/plainText'

export const setWordCount: CollectionBeforeChangeHook<Article> = ({ data }) => ({
  ...data,
  wordCount: countWords(plainText(data.body)),
})
