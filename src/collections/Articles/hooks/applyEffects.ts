import type { CollectionAfterChangeHook } from 'payload'

import { isBeforeSave } from '../../../articles/effects'
import type { Article } from '../../../generated/payload-types'
import { applyEffect } from '../applyEffect'
import { NEW, savesOf } from '../saves'

/** Writes what was decided besides the article, in the transaction of its save. */
export const applyEffects: CollectionAfterChangeHook<Article> = async ({ context, doc, operation, req }) => {
  // What this hook is given of the article is reduced to the `select` of the request. The decision holds all of it.
  const decision = savesOf(context).decisions.get(operation === 'create' ? NEW : doc.id)
  if (!decision) throw new Error('An article was saved without a decision.')
  for (const effect of decision.effects) {
    if (!isBeforeSave(effect)) await applyEffect({ req, id: doc.id, effect })
  }
}
