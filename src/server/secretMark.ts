import { createHmac, timingSafeEqual } from 'node:crypto'

import type { Payload } from 'payload'

import { inTransaction } from '../database/inTransaction'

const KEY = 'dateline:secret-mark'

/** PAYLOAD_SECRET differs from the one that this newsroom's data was written with. */
export class WrongSecretError extends Error {
  readonly code = 'wrong-secret'
  constructor() {
    super(
      'PAYLOAD_SECRET differs from the one that this newsroom uses, so sessions and API keys would stop ' +
        'working. Set the old secret again, or run `npm run user -- new-secret` once to change it.',
    )
    this.name = 'WrongSecretError'
  }
}

/** Stores the secret's fingerprint in a new database, and compares it in any other. Throws a {@link WrongSecretError}. */
export async function checkSecret({ payload, secret }: { payload: Payload; secret: string }): Promise<void> {
  await inTransaction({ payload }, async (req) => {
    const row = await payload.db.findOne<{ id: string; data: unknown }>({
      collection: 'payload-kv',
      req,
      where: { key: { equals: KEY } },
    })
    if (!row) {
      await payload.db.create({ collection: 'payload-kv', data: { key: KEY, data: markOf(secret) }, req })
    } else if (!isEqual(String(row.data), markOf(secret))) {
      throw new WrongSecretError()
    }
  })
}

/** Stores the fingerprint of the current secret. Sessions and API keys of the old one end. */
export async function adoptSecret({ payload, secret }: { payload: Payload; secret: string }): Promise<void> {
  await payload.kv.set(KEY, markOf(secret))
}

/** The fingerprint of the secret that a newsroom's data was written with; null if there is none yet. */
export function secretMarkOf({ kv }: Payload): Promise<string | null> {
  return kv.get<string>(KEY)
}

/** A fingerprint that distinguishes secrets without revealing them. */
export function markOf(secret: string): string {
  return createHmac('sha256', secret).update('dateline secret mark').digest('hex')
}

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
