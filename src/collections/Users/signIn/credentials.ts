import { Refusal } from '../../../errors'
import { MAX_PASSWORD_LENGTH } from '../checkPassword'

/** The maximum length of an e-mail address (RFC 5321, section 4.5.3.1.3). */
const MAX_EMAIL_LENGTH = 254

/** Normalises an e-mail address as accounts store it. Throws a Refusal for invalid values. */
export function toEmail(given: unknown): string {
  if (typeof given !== 'string' || given.trim() === '' || given.length > MAX_EMAIL_LENGTH) {
    throw new Refusal({
      status: 400,
      code: 'bad-email',
      path: 'email',
      message: `Send the e-mail address of the account, a text of at most ${MAX_EMAIL_LENGTH} characters.`,
    })
  }
  return given.toLowerCase().trim()
}

/** Validates a password given to sign in. It is never echoed, and very long ones are never hashed. */
export function toPassword(given: unknown): string {
  if (typeof given !== 'string' || given.trim() === '' || given.length > MAX_PASSWORD_LENGTH) {
    throw new Refusal({
      status: 400,
      code: 'bad-password',
      path: 'password',
      message: `Send the password, a text of at most ${MAX_PASSWORD_LENGTH} characters.`,
    })
  }
  return given
}
