import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { BY_WIRE } from './markEdited'
import { writeOf } from './noteWrite'

/**
 * Each version keeps who saved it (nobody, where the system or a wire did) and whether it was saved without a word on
 * what it was saved over: whoever saves so may have taken somebody's words away.
 */
export const setSavedBy: CollectionBeforeChangeHook<Article> = ({ context, data, operation, req }) => {
  const { baseUpdatedAt: _baseUpdatedAt, ...rest } = data
  const write = writeOf(context)
  const isBlind =
    operation === 'update' && !context[BY_WIRE] && !write?.onlyMoves && write?.base.kind !== 'saved'
  return { ...rest, savedBy: req.user?.id ?? null, savedWithoutBase: isBlind }
}
