import type { Payload } from 'payload'

import { withIntent } from '../articles/operation'
import { inTransaction } from '../database/inTransaction'

export type Published = 'published' | 'already-public' | 'held'

/**
 * Publishes a wire story that no user has edited. An edited story is `held`: publishing the draft is the editor's decision. Throws a
 * Refusal (422 `preflight`) if the story cannot be published.
 */
export async function publishUntouched({
  payload,
  id,
}: {
  payload: Payload
  id: string
}): Promise<Published> {
  return inTransaction({ payload, context: withIntent({ isWire: true }) }, async (req) => {
    // A story that was deleted or trashed here stays so.
    const newest = id
      ? await payload.findByID({
          collection: 'articles',
          id,
          depth: 0,
          disableErrors: true,
          draft: true,
          req,
        })
      : null
    if (!newest) return 'held'
    if (newest._status === 'published') return 'already-public'
    if (newest.wire?.isEdited) return 'held'
    await payload.update({ collection: 'articles', id, data: { _status: 'published' }, depth: 0, req })
    return 'published'
  })
}
