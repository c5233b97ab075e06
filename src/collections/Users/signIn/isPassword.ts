import crypto from 'node:crypto'

import { normalisePassword } from '../normalisePassword'

/** As Payload hashes since 3.90 (payload/dist/auth/strategies/local/generatePasswordSaltHash.js), and before. */
const PRESENT = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32 } as const
const BEFORE = { prefix: '', iterations: 25_000, bytes: 512 } as const

interface Hashed {
  readonly hash?: string | null
  readonly salt?: string | null
}

/**
 * Whether `password` is the account's. Where there is no account, or it has no password, the same work is done for
 * nothing, so that the time does not tell who has one.
 */
export async function isPassword({
  account,
  password,
}: {
  account: Hashed | null
  password: string
}): Promise<boolean> {
  const { hash, salt } = account ?? {}
  if (!hash || !salt) {
    await derive({ password, salt: 'nobody', form: PRESENT })
    if (normalisePassword(password) !== password) await derive({ password, salt: 'nobody', form: PRESENT })
    return false
  }
  const normal = normalisePassword(password)
  if (await matches({ hash, salt, password: normal })) return true
  // One that was set before passwords were normalised is stored as it was typed.
  return normal !== password && matches({ hash, salt, password })
}

async function matches({
  hash,
  salt,
  password,
}: {
  hash: string
  salt: string
  password: string
}): Promise<boolean> {
  const form = hash.startsWith(PRESENT.prefix) ? PRESENT : BEFORE
  const stored = Buffer.from(hash.slice(form.prefix.length), 'hex')
  const derived = await derive({ password, salt, form })
  return stored.length === derived.length && crypto.timingSafeEqual(stored, derived)
}

function derive({
  password,
  salt,
  form,
}: {
  password: string
  salt: string
  form: typeof PRESENT | typeof BEFORE
}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    crypto.pbkdf2(password, salt, form.iterations, form.bytes, 'sha256', (error, derived) =>
      error ? reject(error) : resolve(derived),
    )
  })
}
