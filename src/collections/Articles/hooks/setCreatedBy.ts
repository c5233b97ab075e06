import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'

/** Whose story it is: whoever created it, for good. */
export const setCreatedBy: CollectionBeforeChangeHook<Article> = ({ data, operation, originalDoc, req }) => ({
  ...data,
  createdBy: operation === 'create' ? req.user?.id : originalDoc?.createdBy,
})
