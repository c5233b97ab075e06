import type { CollectionBeforeChangeHook } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { writeOf } from './noteWrite'

/** What is no text of a version's, but where the story stands now. */
const KEPT = [
  'stage',
  'changeKind',
  'noCorrectionNeeded',
  'embargoedUntil',
  'killed',
  'slugAliases',
  'dismissedFindings',
  'deletedAt',
] as const satisfies readonly (keyof Article)[]

/**
 * A version that is restored brings its words, and turns nothing else back: an embargo that was set since, a kill, an
 * address that readers still come by. Payload would take all of it from the old version, whoever may write it.
 */
export const keepOnRestore: CollectionBeforeChangeHook<Article> = ({ context, data, originalDoc }) => {
  if (!writeOf(context)?.restores || !originalDoc) return data
  const { dispatch, isEdited, storyKey } = originalDoc.wire ?? {}
  const kept = Object.fromEntries(KEPT.map((name) => [name, originalDoc[name]]))
  return { ...data, ...kept, wire: { ...data.wire, dispatch, isEdited, storyKey } }
}
