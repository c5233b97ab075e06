import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../errors'
import { normalisePassword } from './normalisePassword'

export const MIN_PASSWORD_LENGTH = 12
/** Enough for any sentence, and little to hash. */
export const MAX_PASSWORD_LENGTH = 200

/** A new password has twelve to two hundred characters, wherever it is set (Payload asks for three), and is stored in one form. */
export const checkPassword: CollectionBeforeOperationHook = ({ args, operation }) => {
  if (operation !== 'create' && operation !== 'update' && operation !== 'resetPassword') return args
  const { data } = args as { data?: { password?: unknown } }
  const password = typeof data?.password === 'string' ? normalisePassword(data.password) : data?.password
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
  // In place: Payload has taken `data` out of its arguments before it asks its hooks.
  if (data) data.password = password
  return args
}
