import type { Access } from 'payload'

import { isAdmin, isInNewsroom } from './roles'

/** Each his own account, a program's key none; an admin everybody's. What he may change is said at the fields. */
export const selfOrAdmin: Access = ({ req }) =>
  isAdmin(req) || (isInNewsroom(req) && { id: { equals: req.user?.id } })
