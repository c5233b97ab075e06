import { randomBytes } from 'node:crypto'

const PREFIX = 'whsec_'
/** The specification asks for 24 to 64. */
const BYTES = 32

/** A new secret, as the Standard Webhooks specification writes it: `whsec_` and random bytes in base64. */
export const newSecret = (): string => `${PREFIX}${randomBytes(BYTES).toString('base64')}`

/** The bytes that sign. */
export const keyOf = (secret: string): Buffer => Buffer.from(secret.replace(PREFIX, ''), 'base64')

/** Whether a text is a secret at all. */
export const isSecret = (text: string): boolean => text.startsWith(PREFIX)
