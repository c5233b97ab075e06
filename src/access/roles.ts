import type { Access, FieldAccess, PayloadRequest } from 'payload'

import type { User } from '../generated/payload-types'
import { isAdminRole, isEditorRole, isReporterRole, isServiceRole, isStaffRole, type Role } from '../roles'

/** The role of the request's user. Payload types the user as a member of any auth collection; `users` is the only one. */
export function roleOf(req: Pick<PayloadRequest, 'user'>): Role | undefined {
  return req.user?.role
}

export const isAdmin = (req: Pick<PayloadRequest, 'user'>): boolean => isAdminRole(roleOf(req))

export const isReporter = (req: Pick<PayloadRequest, 'user'>): boolean => isReporterRole(roleOf(req))

/** Users who may publish: editors and admins. */
export const isEditor = (req: Pick<PayloadRequest, 'user'>): boolean => isEditorRole(roleOf(req))

/** Newsroom staff. Service keys are not staff: they may do what their purposes allow and otherwise read what the public reads. */
export const isInNewsroom = (req: Pick<PayloadRequest, 'user'>): boolean => isStaffRole(roleOf(req))

export type Purpose = NonNullable<User['purposes']>[number]

/** Whether the user is a service key with this purpose. */
export const isFor = (req: Pick<PayloadRequest, 'user'>, purpose: Purpose): boolean =>
  isServiceRole(roleOf(req)) && Boolean(req.user?.purposes?.includes(purpose))

/** Users who may read stories, people, topics and pictures before they are public. */
export const isReaderOfDrafts = (req: Pick<PayloadRequest, 'user'>): boolean =>
  isInNewsroom(req) || isFor(req, 'read-drafts')

export const admins: Access = ({ req }) => isAdmin(req)
export const editors: Access = ({ req }) => isEditor(req)

/** The same rules as field access. */
export const adminsOnly: FieldAccess = ({ req }) => isAdmin(req)
export const editorsOnly: FieldAccess = ({ req }) => isEditor(req)

/** For collections and fields. */
export const isStaff = ({ req }: { req: Pick<PayloadRequest, 'user'> }): boolean => isInNewsroom(req)
export const never = (): boolean => false

/** For collections that only the system writes: history, deliveries, wire copy … */
export const readOnly = (read: Access) => ({
  create: never,
  delete: never,
  read,
  readVersions: never,
  unlock: never,
  update: never,
})
