import type { Step } from '../decide'
import { isMoveOnly } from '../operation'

/**
 * An article belongs to the user who created it. Each version records who saved it (null for the system) and whether the save stated no
 * base version, so that it may have overwritten another user's text.
 */
export const keepAuthorship: Step = (draft) => {
  const { newest, operation } = draft
  const { baseUpdatedAt: _baseUpdatedAt, ...data } = draft.data
  const { actor, base, intent } = operation
  return {
    ...draft,
    data: {
      ...data,
      createdBy: newest ? newest.createdBy : actor.id,
      savedBy: actor.id ?? null,
      savedWithoutBase:
        newest !== undefined && !intent.isWire && !isMoveOnly(operation) && base.kind !== 'saved',
    },
  }
}
