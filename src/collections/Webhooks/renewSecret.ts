import type { Endpoint } from 'payload'

import { isAdmin } from '../../access/roles'
import { Refusal } from '../../errors'
import { newSecret } from '../../webhooks/secret'

/**
 * `POST /api/webhooks/{id}/renew-secret`: replaces the secret that signs messages from now on. Admins only. Responds with `{ message }`;
 * the new secret is in the webhook.
 */
export const renewSecret: Omit<Endpoint, 'root'> = {
  path: '/:id/renew-secret',
  method: 'post',
  handler: async (req) => {
    if (!isAdmin(req)) {
      throw new Refusal({ status: 403, code: 'forbidden', message: 'Only an admin can renew a secret.' })
    }
    await req.payload.update({
      collection: 'webhooks',
      id: String(req.routeParams?.id),
      data: { secret: newSecret() },
      depth: 0,
      overrideLock: true,
      req,
    })
    return Response.json({ message: 'The secret has been renewed. Set the new one at the receiver.' })
  },
}
