import type { Access } from 'payload'

import { publicWhere } from '../articles/visibility'
import { nowIn } from '../clock'
import { isEditor, isReaderOfDrafts, isReporter } from './roles'

export const publishedOrNewsroom: Access = ({ req }) =>
  isReaderOfDrafts(req) || publicWhere(nowIn(req.payload))

export const publicOrNewsroom: Access = ({ req }) => isReaderOfDrafts(req) || { isPublic: { equals: true } }

/** Editors may change any record, reporters only records that are not public yet. */
export const editorsOrWhileNotPublic: Access = ({ req }) => {
  if (isEditor(req)) return true
  return isReporter(req) && { isPublic: { not_equals: true } }
}
