import type { FieldHook } from 'payload'

import { isInNewsroom } from '../../../access/roles'
import type { Article } from '../../../generated/payload-types'
import { renderCredits } from '../../../wire/render'

/**
 * Where a story keeps no closing sentence, readers get the one that its credits make. Editors get the field as it
 * is stored: a form that showed the sentence would save it.
 */
export const renderCreditLine: FieldHook<Article> = ({ overrideAccess, req, siblingData, value }) => {
  if (value || overrideAccess || isInNewsroom(req)) return value as unknown
  const { authors, contributors } = siblingData as Partial<Article>
  const text = renderCredits({
    // A byline's author has no place of his own; only who “reported from” somewhere is in the sentence.
    reported: (authors ?? []).flatMap(({ creditedAs, location }) =>
      creditedAs && location ? [{ name: creditedAs, location }] : [],
    ),
    contributed: (contributors ?? []).flatMap(({ creditedAs, role, location }) =>
      creditedAs ? [{ name: creditedAs, role: role ?? '', location: location ?? '' }] : [],
    ),
  })
  return text || (value as unknown)
}
