import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { writeOf } from './noteWrite'

/**
 * Payload sets the status of a version restored as a draft after its hooks have run, so that they would take a
 * once published version for a publication: refused to a reporter, held by an embargo, dated anew.
 */
export const keepRestoredAsDraft: CollectionBeforeChangeHook<Article> = ({ context, data }) =>
  writeOf(context)?.restoresAsDraft ? { ...data, _status: 'draft' } : data
