import { existsSync } from 'node:fs'

import { Refusal } from '../errors'
import { journalOf } from './places'

/** Throws a {@link Refusal} `restore-unfinished` if a restore has replaced only part of the newsroom. */
export function requireNoRestore({ database }: { database: string }): void {
  if (!existsSync(journalOf(database))) return
  throw new Refusal({
    status: 409,
    code: 'restore-unfinished',
    message:
      'A restore was interrupted here. Start the server once: it finishes the restore. Then run this again.',
  })
}
