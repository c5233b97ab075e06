import type { User } from './generated/payload-types'

/** The role of an account. */
export type Role = User['role']

type Maybe = Role | null | undefined

export const isAdminRole = (role: Maybe): boolean => role === 'admin'

/** Editors, and admins with them: they publish. */
export const isEditorRole = (role: Maybe): boolean => role === 'editor' || isAdminRole(role)

export const isReporterRole = (role: Maybe): boolean => role === 'reporter'

/** The people who work in the newsroom. */
export const isStaffRole = (role: Maybe): boolean => isEditorRole(role) || isReporterRole(role)

/** A program's account: it signs in with an API key only. */
export const isServiceRole = (role: Maybe): boolean => role === 'service'
