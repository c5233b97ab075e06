import { existsSync } from 'node:fs'
import type { Payload } from 'payload'

import { migrations } from '../migrations'
import { appliedMigrations } from './appliedMigrations'
import { openConnection } from './connection'

/** Logs the applied and pending migrations of the file. Creates and changes nothing. */
export async function tellMigrations({ path, payload }: { path: string; payload: Payload }): Promise<void> {
  if (!existsSync(path)) {
    payload.logger.info({ msg: `There is no database at ${path} yet. The first start or seed creates it.` })
    return
  }
  const connection = openConnection({ path, isReadOnly: true })
  try {
    const applied = (await appliedMigrations(connection)) ?? []
    for (const { name } of migrations) {
      payload.logger.info({
        msg: `${applied.includes(name) ? 'applied' : 'waits for the next start'}: ${name}`,
      })
    }
  } finally {
    connection.close()
  }
}
