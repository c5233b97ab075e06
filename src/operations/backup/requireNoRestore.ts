import { existsSync } from 'node:fs'

import { Refusal } from '../../errors'
import { journalOf } from './places'

/** Throws a {@link Refusal} `restore-unfinished` if a restore has replaced only part of the newsroom. */
export function requireNoRestore({ database }: { database: string }): void {
  if (!existsSync(journalOf(database))) return
  throw new Refusal({
    status: 409,
    code: 'restore-unfinished',
    message: 'A restore was interrupted. Start the server once to finish it, then run this again.',
  })
}
