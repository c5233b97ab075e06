import { Refusal } from '../../errors'
import type { Step } from '../decide'
import type { Situation } from '../situation'

/** Refuses a save that did not start from the newest version (409 `stale`, with both texts). Nothing is written. */
export const refuseStale: Step = (draft) => {
  const { conflict } = draft.facts
  if (!conflict) return draft
  const { base, ...details } = conflict
  throw new Refusal({
    status: 409,
    code: 'stale',
    message: `${conflict.savedBy?.name ?? 'Another user'} saved this story after you opened it. Compare your text with the newest version, then save again.`,
    received: base.map((time) => new Date(time).toISOString()).join(', '),
    details,
  })
}

/** Whether a save started from a version other than the newest. A save that states no version is never stale. */
export function isStale({ operation, newest }: Pick<Situation, 'newest' | 'operation'>): boolean {
  return (
    newest !== undefined &&
    operation.base.kind === 'saved' &&
    !operation.base.at.includes(Date.parse(newest.updatedAt))
  )
}
