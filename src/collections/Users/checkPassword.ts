import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../errors'

export const MIN_PASSWORD_LENGTH = 12
/** Enough for any sentence, and little to hash. */
export const MAX_PASSWORD_LENGTH = 200

/** A new password has twelve to two hundred characters, wherever it is set. Payload asks for three. */
export const checkPassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'resetPassword') return args
  const password = (args as { data?: { password?: unknown } }).data?.password
  const isLeftAsItIs = password === undefined || password === null || password === ''
  if (isLeftAsItIs && operation !== 'resetPassword') return args
  if (typeof password !== 'string' || [...password].length < MIN_PASSWORD_LENGTH) {
    throw new Refusal({
      status: 400,
      code: 'password-too-short',
      path: 'password',
      message: `A password has at least ${MIN_PASSWORD_LENGTH} characters.`,
    })
  }
  if (password.length > MAX_PASSWORD_LENGTH) {
    throw new Refusal({
      status: 400,
      code: 'password-too-long',
      path: 'password',
      message: `A password has at most ${MAX_PASSWORD_LENGTH} characters.`,
    })
  }
  return args
}
