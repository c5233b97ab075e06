import type { Endpoint } from 'payload'

import { Refusal } from '../../../errors'
import { isPublished } from '../liveRow'
import { answer, findStory, requireDesk, saveStory } from './story'

/** `POST /api/articles/{id}/unpublish`: withdraws the story; its newest version stays as a draft. Editors only. */
export const unpublish: Omit<Endpoint, 'root'> = {
  path: '/:id/unpublish',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: true })
    const { id } = await findStory(req)
    if (!(await isPublished({ id, req }))) {
      throw new Refusal({ status: 409, code: 'not-public', message: 'This story is not public.' })
    }
    return answer(
      'Readers can no longer see this story.',
      await saveStory({ req, data: { _status: 'draft' } }),
    )
  },
}
