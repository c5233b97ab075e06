import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook } from 'payload'

import { Refusal } from '../../errors'
import type { Dispatch } from '../../generated/payload-types'

const immutable = () =>
  new Refusal({
    status: 403,
    code: 'dispatch-immutable',
    message: 'Wire copy cannot be changed. Edit the article instead.',
  })

/**
 * Rejects changes to a dispatch by any caller. The only exception is setting the article created from it, because the two rows reference
 * each other.
 */
export const refuseChange: CollectionBeforeChangeHook<Dispatch> = ({ data, operation, originalDoc }) => {
  if (operation === 'create') return data
  const { article, ...rest } = data
  const isSame = Object.entries(rest).every(
    ([name, value]) => name === 'updatedAt' || isEqual(value, originalDoc?.[name as keyof Dispatch]),
  )
  if (isSame && article && !originalDoc?.article) return data
  throw immutable()
}

export const refuseDelete: CollectionBeforeDeleteHook = () => {
  throw immutable()
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
}
