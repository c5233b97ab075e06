import type { Access } from 'payload'

import { isAdmin } from './roles'

/** Each his own account; an admin everybody's. What he may change in it is said at the fields. */
export const selfOrAdmin: Access = ({ req }) =>
  isAdmin(req) || (req.user ? { id: { equals: req.user.id } } : false)
