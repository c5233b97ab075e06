import { randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
/** The specification requires 24 to 64. */
const BYTES = 32

/** A new secret in the format of the Standard Webhooks specification: `whsec_` and random bytes in base64. */
export const newSecret = (): string => `${PREFIX}${randomBytes(BYTES).toString('base64')}`

/** The signing key. */
export const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(PREFIX, ''), 'base64')

/** Whether a text has the format of a secret. */
export const isSecret = (text: string): boolean => text.startsWith(PREFIX)
