import type { Article } from '../../generated/payload-types'
import type { Step } from '../decide'

/**
 * Payload sets the status of a version that is restored as a draft only after its hooks. Without this step the rules would treat a version
 * that was once published as a publication.
 */
export const restoreAsDraft: Step = (draft) => {
  const { kind, isDraft } = draft.operation
  return kind === 'restore' && isDraft ? { ...draft, data: { ...draft.data, _status: 'draft' } } : draft
}

/** Fields that describe the article's current state, not a version's text. */
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
 * Restoring a version restores only its text: an embargo set since, a kill, or a slug in use by readers stay unchanged. Payload would take
 * all of them from the old version.
 */
export const keepOnRestore: Step = (draft) => {
  const { data, live, newest, operation } = draft
  if (operation.kind !== 'restore' || !newest) return draft
  const { dispatch, isEdited, storyKey } = newest.wire ?? {}
  // A slug that was public changes only when an editor enters another one.
  const names = live?.publishedAt ? [...KEPT, 'slug' as const] : KEPT
  const kept = Object.fromEntries(names.map((name) => [name, newest[name]]))
  return { ...draft, data: { ...data, ...kept, wire: { ...data.wire, dispatch, isEdited, storyKey } } }
}
