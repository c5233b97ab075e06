import type { User } from './generated/payload-types'

/** The role of an account. */
export type Role = User['role']

/** The caller's role; none if the caller is not signed in. */
type Maybe = Role | null | undefined

/** Whether it is an admin's role: manages accounts, and may do all that editors may. */
export const isAdminRole = (role: Maybe): boolean => role === 'admin'

/** Whether it may publish: an editor's or an admin's role. */
export const isEditorRole = (role: Maybe): boolean => role === 'editor' || isAdminRole(role)

/** Whether it is a reporter's role: writes and submits, but does not publish. */
export const isReporterRole = (role: Maybe): boolean => role === 'reporter'

/** Whether it is a role of the newsroom's staff. */
export const isStaffRole = (role: Maybe): boolean => isEditorRole(role) || isReporterRole(role)

/** Whether it is a program's role: its account signs in with an API key only. */
export const isServiceRole = (role: Maybe): boolean => role === 'service'
