import type { CollectionBeforeChangeHook, RequestContext } from 'payload'

import { transitionOf, type Transition } from '../../../articles/transition'
import type { Article } from '../../../generated/payload-types'
import { publicRowOf } from './knowPublicRow'
import { writeOf } from './noteWrite'

const TRANSITION = 'transition'

/**
 * Determines once what the save does to the article, for every hook after it. Runs after the hooks that set status, kill and
 * corrections, and before new corrections get their times.
 */
export const noteTransition: CollectionBeforeChangeHook<Article> = ({ context, data }) => {
  const isDraftSave = writeOf(context)?.isDraft ?? false
  context[TRANSITION] = transitionOf({ row: publicRowOf(context), data, isDraftSave })
  return data
}

/** What {@link noteTransition} has determined. Throws where it has not run. */
export function transitionIn(context: RequestContext): Transition {
  const transition = context[TRANSITION] as Transition | undefined
  if (!transition) throw new Error('The transition of a save was asked for before it was determined.')
  return transition
}
