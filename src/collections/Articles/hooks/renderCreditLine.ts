import type { FieldHook } from 'payload'

import { isInNewsroom } from '../../../access/roles'
import type { Article } from '../../../generated/payload-types'
import { renderCreditLine as creditLineOf } from '../../../published/credits'

/**
 * Where a story keeps no closing sentence, readers get the one that its credits make. Editors get the field as it
 * is stored: a form that showed the sentence would save it.
 */
export const renderCreditLine: FieldHook<Article> = ({ overrideAccess, req, siblingData, value }) => {
  if (value || overrideAccess || isInNewsroom(req)) return value as unknown
  return creditLineOf({ ...(siblingData as Partial<Article>), creditLine: null }) || (value as unknown)
}
