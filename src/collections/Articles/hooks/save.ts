import { setTimeout as pause } from 'node:timers/promises'

import type { CollectionBeforeChangeHook } from 'payload'

import { decide } from '../../../articles/decide'
import { isBeforeSave } from '../../../articles/effects'
import type { Article } from '../../../generated/payload-types'
import { applyEffect } from '../applyEffect'
import { readSituation } from '../readSituation'
import { NEW, savesOf } from '../saves'

/** Decides on the save of an article and returns the data to store. Throws the Refusal of the first rule that forbids it. */
export const save: CollectionBeforeChangeHook<Article> = async (args) => {
  const { context, req } = args
  const situation = await readSituation(args)
  const decision = decide(situation)
  const id = situation.newest?.id ?? NEW
  savesOf(context).decisions.set(id, decision)
  for (const effect of decision.effects) {
    if (isBeforeSave(effect)) await applyEffect({ req, id, effect })
  }
  // Two versions saved in the same millisecond would have the same `updatedAt`.
  while (situation.newest && Date.now() === Date.parse(situation.newest.updatedAt)) await pause(1)
  return decision.data
}
