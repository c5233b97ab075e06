import type { Endpoint } from 'payload'

import { noteHistory } from '../../History/noteHistory'
import { findStory, requireDesk, requireText, wordsOf } from './story'

/** `POST /api/articles/{id}/notes` { text }: adds an internal note to the story's history. */
export const addNote: Omit<Endpoint, 'root'> = {
  path: '/:id/notes',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    const note = requireText(await wordsOf(req), 'text', 'Enter a note.')
    const { id, headline } = await findStory(req)
    await noteHistory({ req, line: { articleId: id, kind: 'noted', headline, note } })
    return Response.json({ message: 'Noted.' }, { status: 201 })
  },
}
