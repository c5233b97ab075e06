import type { Access } from 'payload'

import { isAdmin, isInNewsroom } from './roles'

/** Staff may access their own account, admins every account, service keys none. Field access limits what a user may change. */
export const selfOrAdmin: Access = ({ req }) =>
  isAdmin(req) || (isInNewsroom(req) && { id: { equals: req.user?.id } })
