import { Refusal } from '../../errors'
import type { Step } from '../decide'
import { isEmbargoed } from '../visibility'

/**
 * An article that is public gets no embargo, not even in a draft: it would come too late. That one under embargo is not published
 * is found by the preflight.
 */
export const refuseEmbargo: Step = (draft) => {
  const { data, live, now } = draft
  if (live?._status !== 'published' || !isEmbargoed(data, now)) return draft
  throw new Refusal({
    status: 422,
    code: 'embargo-on-public',
    path: 'embargoedUntil',
    message: 'This story is public, and an embargo would come too late. Unpublish or kill it first.',
    received: data.embargoedUntil,
  })
}
