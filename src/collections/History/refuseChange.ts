import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'

import { Refusal } from '../../errors'

const immutable = () =>
  new Refusal({
    status: 403,
    code: 'history-immutable',
    message: 'The history of a story cannot be changed. Add a note to the story instead.',
  })

/** Rejects changes to a history entry by any caller. */
export const refuseChange: CollectionBeforeChangeHook = ({ data, operation }) => {
  if (operation === 'create') return data
  throw immutable()
}

export const refuseDelete: CollectionBeforeDeleteHook = () => {
  throw immutable()
}
