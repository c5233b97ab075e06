import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../errors'

export const MIN_PASSWORD_LENGTH = 12

/** A new password has at least twelve characters. Payload asks for three. */
export const requireLongPassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update') return args
  const password = (args as { data?: { password?: unknown } }).data?.password
  if (password === undefined || password === null || password === '') return args
  if (typeof password === 'string' && [...password].length >= MIN_PASSWORD_LENGTH) return args
  throw new Refusal({
    status: 400,
    code: 'password-too-short',
    path: 'password',
    message: `A password has at least ${MIN_PASSWORD_LENGTH} characters.`,
  })
}
