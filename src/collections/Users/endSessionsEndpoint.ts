import type { Endpoint } from 'payload'

import { isAdmin, isInNewsroom } from '../../access/roles'
import { Refusal } from '../../errors'
import { endSessions } from './sessions'

/**
 * `POST /api/users/{id}/end-sessions`: ends all sessions of an account. Admins may end any account's sessions, staff their own; the session
 * making the request stays open if it is the user's own account. Responds with `{ message, ended }`.
 */
export const endSessionsEndpoint: Omit<Endpoint, 'root'> = {
  path: '/:id/end-sessions',
  method: 'post',
  handler: async (req) => {
    const id = String(req.routeParams?.id)
    const isOwn = isInNewsroom(req) && req.user?.id === id
    if (!isOwn && !isAdmin(req)) {
      throw new Refusal({
        status: 403,
        code: 'forbidden',
        message: 'Only an admin can end the sessions of another user.',
      })
    }
    const except = isOwn ? (req.user as { _sid?: string } | null)?._sid : undefined
    const ended = await endSessions({ payload: req.payload, id, except })
    if (ended === undefined) {
      throw new Refusal({
        status: 404,
        code: 'not-found',
        message: 'There is no such account.',
        received: id,
      })
    }
    return Response.json({
      message: ended === 1 ? 'One session has ended.' : `${ended} sessions have ended.`,
      ended,
    })
  },
}
