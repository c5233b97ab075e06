import { Refusal } from '../../errors'
import type { Step } from '../decide'
import { isEmbargoed } from '../visibility'

/**
 * A public article cannot get an embargo, not even in a draft: it would come too late. The preflight prevents the publication of an article
 * under embargo.
 */
export const refuseEmbargo: Step = (draft) => {
  const { data, live, now } = draft
  if (live?._status !== 'published' || !isEmbargoed(data, now)) return draft
  throw new Refusal({
    status: 422,
    code: 'embargo-on-public',
    path: 'embargoedUntil',
    message: 'This story is already public, so it cannot be embargoed. Unpublish or kill it first.',
    received: data.embargoedUntil,
  })
}
