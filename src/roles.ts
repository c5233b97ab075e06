import type { User } from './generated/payload-types'

/** The role of an account. */
export type Role = User['role']

/** The role of whoever asks; none where nobody is signed in. */
type Maybe = Role | null | undefined

/** Whether it is an admin's role: accounts, and all that editors do. */
export const isAdminRole = (role: Maybe): boolean => role === 'admin'

/** Whether it may publish: an editor's role, or an admin's. */
export const isEditorRole = (role: Maybe): boolean => role === 'editor' || isAdminRole(role)

/** Whether it is a reporter's role, who writes and submits and does not publish. */
export const isReporterRole = (role: Maybe): boolean => role === 'reporter'

/** Whether it is the role of somebody who works in the newsroom. */
export const isStaffRole = (role: Maybe): boolean => isEditorRole(role) || isReporterRole(role)

/** Whether it is a program's role: its account signs in with an API key only. */
export const isServiceRole = (role: Maybe): boolean => role === 'service'
