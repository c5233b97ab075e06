import type { CollectionBeforeChangeHook } from 'payload'

import { isSurnameAlone } from '../../preflight/surnameAlone'

/** Flags a person of whom only a surname is known, so that an editor can complete the name, or say that it is complete. */
export const setIncomplete: CollectionBeforeChangeHook = ({ data, originalDoc }) => {
  const isComplete = Boolean(data.isNameComplete ?? originalDoc?.isNameComplete)
  return {
    ...data,
    isIncomplete: !isComplete && isSurnameAlone(String(data.name ?? originalDoc?.name ?? '')),
  }
}
