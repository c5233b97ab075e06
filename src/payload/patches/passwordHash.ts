import crypto from 'node:crypto'

/**
 * Whether a password is the one of a stored hash: a copy of Payload's own comparison.
 *
 * Upstream, Payload 3.90.2: the comparison (`authenticateLocalStrategy`) is not exported, and `loginOperation`, which calls it, hashes as many
 * guesses at once as are sent, answers sooner where there is no account, and locks the account after a stranger's guesses. Why that is wrong
 * here: guessing stops the server, tells who has an account, and keeps editors out. Upstream issue: no issue known for the comparison.
 * On upgrade: does `auth/strategies/local/generatePasswordSaltHash.js` still make hashes of the first form below? A new form is a third entry.
 */
export async function isHashOf({ hash, salt, password }: Hashed & { password: string }): Promise<boolean> {
  const form = hash.startsWith(PRESENT.prefix) ? PRESENT : BEFORE
  const stored = Buffer.from(hash.slice(form.prefix.length), 'hex')
  const derived = await derive({ password, salt, form })
  return stored.length === derived.length && crypto.timingSafeEqual(stored, derived)
}

/** Does the work of a comparison for nothing, so that the time does not tell who has an account. */
export async function hashInVain(password: string): Promise<void> {
  await derive({ password, salt: 'nobody', form: PRESENT })
}

interface Hashed {
  readonly hash: string
  readonly salt: string
}

/** As Payload hashes since 3.90, and before. */
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
