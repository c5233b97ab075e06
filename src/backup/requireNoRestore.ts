import { existsSync } from 'node:fs'

import type { Address } from '../database/address'
import { Refusal } from '../errors'
import { withMongo } from './mongoClient'
import { journalOf } from './places'
import { stateOfRestore } from './swapMongo'

/** Throws a {@link Refusal} `restore-unfinished` where a newsroom is half the old and half the new one. */
export async function requireNoRestore({ address }: { address: Address }): Promise<void> {
  const isUnfinished =
    address.engine === 'sqlite'
      ? existsSync(journalOf(address.path))
      : (await withMongo(address.url, ({ db }) => stateOfRestore(db))) === 'swapping'
  if (!isUnfinished) return
  throw new Refusal({
    status: 409,
    code: 'restore-unfinished',
    message:
      'A restore was interrupted here. Start the server once: it finishes the restore. Then run this again.',
  })
}
