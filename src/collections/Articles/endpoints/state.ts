import type { Endpoint } from 'payload'

import { availableActions } from '../../../articles/availableActions'
import { nowIn } from '../../../clock'
import { statesOf } from '../versions/statesOf'
import { requireDesk } from './story'

/**
 * `GET /api/articles/{id}/state`: the story's state, the last note between its reporter and an editor, and the actions available to the
 * user. Newsroom staff only.
 */
export const state: Omit<Endpoint, 'root'> = {
  path: '/:id/state',
  method: 'get',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    const story = await req.payload.findByID({
      collection: 'articles',
      id: String(req.routeParams?.id),
      depth: 0,
      draft: true,
      overrideAccess: false,
      req,
      trash: true,
    })
    const now = nowIn(req.payload)
    const standing = (await statesOf({ payload: req.payload, req, stories: [story], now })).get(story.id)
    const isPublic = standing?.isPublic ?? false
    const { handover } = story
    return Response.json({
      state: standing?.state,
      handover: handover?.kind ? handover : null,
      actions: availableActions({ user: req.user, story, isPublic, now }),
    })
  },
}
