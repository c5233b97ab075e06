import type { Access, FieldAccess, PayloadRequest } from 'payload'

import type { User } from '../generated/payload-types'
import { isAdminRole, isEditorRole, isReporterRole, isServiceRole, isStaffRole, type Role } from '../roles'

/** Payload types a request's user as any auth collection's; there is one, so he is a `User` or nobody. */
export function roleOf(req: Pick<PayloadRequest, 'user'>): Role | undefined {
  return req.user?.role
}

export const isAdmin = (req: Pick<PayloadRequest, 'user'>): boolean => isAdminRole(roleOf(req))

export const isReporter = (req: Pick<PayloadRequest, 'user'>): boolean => isReporterRole(roleOf(req))

/** Whoever may publish: editors, and admins with them. */
export const isEditor = (req: Pick<PayloadRequest, 'user'>): boolean => isEditorRole(roleOf(req))

/** The people who work here. A service's key is not one of them: it may do what it is for, and reads what the public reads. */
export const isInNewsroom = (req: Pick<PayloadRequest, 'user'>): boolean => isStaffRole(roleOf(req))

export type Purpose = NonNullable<User['purposes']>[number]

/** Whether a program's key is for this. */
export const isFor = (req: Pick<PayloadRequest, 'user'>, purpose: Purpose): boolean =>
  isServiceRole(roleOf(req)) && Boolean(req.user?.purposes?.includes(purpose))

/** Whoever reads stories, people, topics and pictures before they are public. */
export const isReaderOfDrafts = (req: Pick<PayloadRequest, 'user'>): boolean =>
  isInNewsroom(req) || isFor(req, 'read-drafts')

export const admins: Access = ({ req }) => isAdmin(req)
export const editors: Access = ({ req }) => isEditor(req)
export const theNewsroom: Access = ({ req }) => isInNewsroom(req)
export const nobody: Access = () => false

/** The same sentences for fields. */
export const adminsOnly: FieldAccess = ({ req }) => isAdmin(req)
export const editorsOnly: FieldAccess = ({ req }) => isEditor(req)
export const theNewsroomOnly: FieldAccess = ({ req }) => isInNewsroom(req)
export const nobodyAtAll: FieldAccess = () => false
