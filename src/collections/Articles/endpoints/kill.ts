import type { Endpoint } from 'payload'

import { isAdmin } from '../../../access/roles'
import { nowIn } from '../../../clock'
import { Refusal } from '../../../errors'
import { withIntent } from '../../../articles/operation'
import { answer, findStory, optionalText, requireDesk, requireText, saveStory, wordsOf } from './story'

/**
 * `POST /api/articles/{id}/kill` { reason }: withdraws the story, ends its embargo and schedules, and blocks publication until an admin
 * lifts the kill. Editors only.
 */
export const kill: Omit<Endpoint, 'root'> = {
  path: '/:id/kill',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: true })
    const reason = requireText(await wordsOf(req), 'reason', 'Enter a reason. It is stored with the story.')
    const { killed } = await findStory(req)
    if (killed?.at) {
      throw new Refusal({
        status: 409,
        code: 'already-killed',
        message: 'This story has already been killed.',
      })
    }
    const doc = await saveStory({
      req,
      data: { _status: 'draft', stage: 'draft', embargoedUntil: null },
      context: withIntent({
        kill: { at: nowIn(req.payload).toISOString(), by: req.user?.id, reason },
        audit: { kind: 'killed', note: reason },
      }),
    })
    return answer('Killed. Readers can no longer see this story.', doc)
  },
}

/** `POST /api/articles/{id}/lift-kill` { note? }: allows the story to be published again; it stays a draft. Admins only. */
export const liftKill: Omit<Endpoint, 'root'> = {
  path: '/:id/lift-kill',
  method: 'post',
  handler: async (req) => {
    if (!isAdmin(req)) {
      throw new Refusal({ status: 403, code: 'forbidden', message: 'Only an admin can lift a kill.' })
    }
    const note = optionalText(await wordsOf(req), 'note')
    const { killed } = await findStory(req)
    if (!killed?.at)
      throw new Refusal({ status: 409, code: 'not-killed', message: 'This story is not killed.' })
    const doc = await saveStory({
      req,
      data: { _status: 'draft' },
      context: withIntent({
        kill: { at: null, by: null, reason: null },
        audit: { kind: 'kill-lifted', note },
      }),
    })
    return answer('The kill has been lifted. The story is a draft.', doc)
  },
}
