import type { Article } from '../../generated/payload-types'
import type { Step } from '../decide'

/**
 * Payload sets the status of a version that is restored as a draft only after its hooks. Without this step the rules would take a
 * version that was once published for a publication.
 */
export const restoreAsDraft: Step = (draft) => {
  const { kind, isDraft } = draft.operation
  return kind === 'restore' && isDraft ? { ...draft, data: { ...draft.data, _status: 'draft' } } : draft
}

/** Not part of a version's text, but of where the article stands now. */
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
 * A version that is restored brings its text back and nothing else: an embargo set since, a kill, or an address that readers still
 * use stay as they are. Payload would take all of it from the old version.
 */
export const keepOnRestore: Step = (draft) => {
  const { data, live, newest, operation } = draft
  if (operation.kind !== 'restore' || !newest) return draft
  const { dispatch, isEdited, storyKey } = newest.wire ?? {}
  // An address that readers have had changes only when an editor writes another.
  const names = live?.publishedAt ? [...KEPT, 'slug' as const] : KEPT
  const kept = Object.fromEntries(names.map((name) => [name, newest[name]]))
  return { ...draft, data: { ...data, ...kept, wire: { ...data.wire, dispatch, isEdited, storyKey } } }
}
