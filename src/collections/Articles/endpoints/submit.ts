import type { Endpoint } from 'payload'

import { nowIn } from '../../../clock'
import { withIntent } from '../../../articles/operation'
import { answer, findStory, optionalText, requireDesk, saveStory, wordsOf } from './story'

/** `POST /api/articles/{id}/submit` { note? }: submits the story for review by an editor. For staff who may edit it. */
export const submit: Omit<Endpoint, 'root'> = {
  path: '/:id/submit',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    const note = optionalText(await wordsOf(req), 'note')
    await findStory(req)
    const doc = await saveStory({
      req,
      data: { stage: 'in-review' },
      isDraft: true,
      context: withIntent({
        audit: { kind: 'submitted', note },
        handover: {
          kind: 'submitted',
          note: note ?? null,
          byName: req.user?.name,
          at: nowIn(req.payload).toISOString(),
        },
      }),
    })
    return answer('Submitted for review.', doc)
  },
}
