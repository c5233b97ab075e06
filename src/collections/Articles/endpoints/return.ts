import type { Endpoint } from 'payload'

import { nowIn } from '../../../clock'
import { withIntent } from '../../../articles/operation'
import { answer, findStory, requireDesk, requireText, saveStory, wordsOf } from './story'

/** `POST /api/articles/{id}/return` { note }: returns the story to its reporter with a note. Editors only. */
export const returnStory: Omit<Endpoint, 'root'> = {
  path: '/:id/return',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: true })
    const note = requireText(await wordsOf(req), 'note', 'Enter a note that says what to change.')
    await findStory(req)
    const doc = await saveStory({
      req,
      data: { stage: 'draft' },
      isDraft: true,
      context: withIntent({
        audit: { kind: 'returned', note },
        handover: {
          kind: 'returned',
          note,
          byName: req.user?.name,
          at: nowIn(req.payload).toISOString(),
        },
      }),
    })
    return answer('Returned with your note.', doc)
  },
}
