import type { CollectionBeforeDeleteHook } from 'payload'

import { Refusal } from '../../errors'

/** A topic with others under it is not deleted: they would lose their place in silence. */
export const refuseDeleteOfParent: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const { totalDocs } = await req.payload.db.count({
    collection: 'topics',
    req,
    where: { parent: { equals: id } },
  })
  if (totalDocs === 0) return
  throw new Refusal({
    status: 409,
    code: 'in-use',
    message: `${totalDocs === 1 ? 'A topic stands' : `${totalDocs} topics stand`} under this one. Move them first.`,
    received: String(id),
  })
}
