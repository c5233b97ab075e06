import type { CollectionAfterChangeHook } from 'payload'

import { isBeforeSave } from '../../../articles/effects'
import type { Article } from '../../../generated/payload-types'
import { applyEffect } from '../applyEffect'
import { NEW, savesOf } from '../saves'

/** Applies the decision's remaining effects in the transaction of the save. */
export const applyEffects: CollectionAfterChangeHook<Article> = async ({ context, doc, operation, req }) => {
  // `doc` is reduced to the request's `select`; the decision holds the whole article.
  const decision = savesOf(context).decisions.get(operation === 'create' ? NEW : doc.id)
  if (!decision) throw new Error('An article was saved without a decision.')
  for (const effect of decision.effects) {
    if (!isBeforeSave(effect)) await applyEffect({ req, id: doc.id, effect })
  }
}
