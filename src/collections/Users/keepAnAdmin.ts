import type { CollectionBeforeChangeHook, CollectionBeforeDeleteHook, PayloadRequest } from 'payload'

import { Refusal } from '../../errors'
import type { User } from '../../generated/payload-types'
import { isAdminRole } from '../../roles'

/** Rejects removing the role of the last admin: no user could assign it again. */
export const keepAnAdmin: CollectionBeforeChangeHook<User> = async ({ data, originalDoc, req }) => {
  if (originalDoc && isAdminRole(originalDoc.role) && data.role && !isAdminRole(data.role)) {
    await refuseIfLast({ id: originalDoc.id, req })
  }
  return data
}

export const keepAnAdminOnDelete: CollectionBeforeDeleteHook = async ({ id, req }) => {
  const user = await req.payload.db.findOne<User>({ collection: 'users', req, where: { id: { equals: id } } })
  if (isAdminRole(user?.role)) await refuseIfLast({ id: String(id), req })
}

async function refuseIfLast({ id, req }: { id: string; req: PayloadRequest }): Promise<void> {
  const others = await req.payload.db.count({
    collection: 'users',
    req,
    where: { and: [{ role: { equals: 'admin' } }, { id: { not_equals: id } }] },
  })
  if (others.totalDocs > 0) return
  throw new Refusal({
    status: 409,
    code: 'last-admin',
    path: 'role',
    message: 'This is the last admin. Make another user an admin first.',
  })
}
