import type { Endpoint } from 'payload'

import { isAdmin } from '../../access/roles'
import { nowIn } from '../../clock'
import { inTransaction } from '../../database/inTransaction'
import { Refusal } from '../../errors'
import type { Delivery } from '../../generated/payload-types'
import { nudge } from '../Changes/wake'

/**
 * `POST /api/deliveries/{id}/replay`: sends a delivery again whatever its outcome, with the attempt counter reset. The message and its id
 * stay the same, so that receivers can detect duplicates. Admins only. Responds with `{ message }`.
 */
export const replay: Omit<Endpoint, 'root'> = {
  path: '/:id/replay',
  method: 'post',
  handler: async (req) => {
    if (!isAdmin(req)) {
      throw new Refusal({
        status: 403,
        code: 'forbidden',
        message: 'Only an admin can send a delivery again.',
      })
    }
    const { payload } = req
    const id = String(req.routeParams?.id)
    await inTransaction({ payload }, async (req) => {
      const where = { id: { equals: id } }
      const found = await payload.db.findOne<Delivery>({ collection: 'deliveries', req, where })
      if (!found) {
        throw new Refusal({
          status: 404,
          code: 'not-found',
          message: 'There is no such delivery.',
          received: id,
        })
      }
      const now = nowIn(payload)
      await payload.db.updateOne({
        collection: 'deliveries',
        data: { state: 'waiting', attempts: 0, nextAt: now.toISOString(), deliveredAt: null, failure: null },
        req,
        where,
      })
    })
    nudge(payload)
    return Response.json({ message: 'The delivery will be sent again.' })
  },
}
