import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { normaliseBody } from '../../richText/normaliseBody'

/** A draft can always be saved: what no reader could be given is put right here, and what blocks is found before publication. */
export const normaliseText: CollectionBeforeChangeHook<Article> = ({ data }) =>
  data.body ? { ...data, body: normaliseBody(data.body) } : data
