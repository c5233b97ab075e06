import crypto from 'node:crypto'

/**
 * Whether a password matches a stored hash: a copy of Payload's own comparison.
 *
 * Upstream, Payload 3.90.2: the comparison (`authenticateLocalStrategy`) is not exported, and its caller `loginOperation` hashes any number
 * of guesses concurrently, responds faster if there is no account, and locks the account after a stranger's guesses. Why that is wrong
 * here: guessing blocks the server, reveals which accounts exist, and locks editors out. Upstream issue: no issue known for the comparison.
 * On upgrade: does `auth/strategies/local/generatePasswordSaltHash.js` still produce hashes of the first format below? Add a new format as
 * a third entry.
 */
export async function isHashOf({ hash, salt, password }: Hashed & { password: string }): Promise<boolean> {
  const form = hash.startsWith(PRESENT.prefix) ? PRESENT : BEFORE
  const stored = Buffer.from(hash.slice(form.prefix.length), 'hex')
  const derived = await derive({ password, salt, form })
  return stored.length === derived.length && crypto.timingSafeEqual(stored, derived)
}

/** Takes as long as a comparison, so that the response time does not reveal whether an account exists. */
export async function hashInVain(password: string): Promise<void> {
  await derive({ password, salt: 'unknown account', form: PRESENT })
}

interface Hashed {
  readonly hash: string
  readonly salt: string
}

/** Payload's hash formats since 3.90 and before. */
const PRESENT = { prefix: 'pbkdf2-sha256-v1:', iterations: 600_000, bytes: 32 } as const
const BEFORE = { prefix: '', iterations: 25_000, bytes: 512 } as const

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
