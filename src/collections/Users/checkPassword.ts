import type { CollectionBeforeOperationHook } from 'payload'

import { Refusal } from '../../errors'
import { normalisePassword } from './normalisePassword'

export const MIN_PASSWORD_LENGTH = 12
/** Long enough for any passphrase, short enough to hash quickly. */
export const MAX_PASSWORD_LENGTH = 200

/** Requires new passwords to have 12 to 200 characters wherever they are set (Payload requires three), and normalises them. */
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
      message: `A password must have at least ${MIN_PASSWORD_LENGTH} characters.`,
    })
  }
  if (password.length > MAX_PASSWORD_LENGTH) {
    throw new Refusal({
      status: 400,
      code: 'password-too-long',
      path: 'password',
      message: `A password can have at most ${MAX_PASSWORD_LENGTH} characters.`,
    })
  }
  // In place: Payload reads `data` from its arguments before it calls hooks.
  if (data) data.password = password
  return args
}
