import { Refusal } from '../../errors'
import type { Step } from '../decide'
import { leavesStatusOpen } from '../operation'

/** A status is draft or published. Payload does not validate other values: one engine stores them, the other fails. */
export const requireKnownStatus: Step = (draft) => {
  const status: unknown = draft.data._status ?? 'draft'
  if (status === 'draft' || status === 'published') return draft
  throw new Refusal({
    status: 400,
    code: 'validation',
    path: '_status',
    message: 'The status must be draft or published.',
    received: status,
  })
}

/**
 * Only a save that states a status publishes or withdraws an article. Payload gives a save without a status the newest version's: with a
 * draft over a published article that would withdraw it. A restored version comes with its own status: an old draft would withdraw the
 * article, an old publication would publish it.
 */
export const requireStatedStatus: Step = (draft) => {
  const { data, live, operation } = draft
  const isPublic = live?._status === 'published'
  if (operation.kind === 'restore' && !operation.isDraft && (data._status === 'published' || isPublic)) {
    throw new Refusal({
      status: 409,
      code: 'restore-as-draft',
      message: 'Restore this version as a draft (the arrow next to the button), check it, then publish it.',
      received: data._status,
    })
  }
  if (leavesStatusOpen(operation) && data._status === 'draft' && isPublic) {
    throw new Refusal({
      status: 409,
      code: 'status-open',
      message:
        'This story is public and has a newer draft. Send draft=true to save the draft, or a _status to publish or unpublish.',
    })
  }
  return draft
}
