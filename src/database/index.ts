import { existsSync, realpathSync } from 'node:fs'
import { resolve } from 'node:path'

import type { DatabaseAdapterObj } from 'payload'

import { addressOf } from './address'
import { mongodb } from './mongodb'
import { sqlite } from './sqlite'
import { requireUsableFile } from './sqlite/inspect'
import { holdForServer } from './sqlite/serverLock'

/** The engine that an address names: `file:PATH` is the embedded SQLite, `mongodb://` a replica set. */
export function database(url: string): DatabaseAdapterObj {
  const address = addressOf(url)
  return address.engine === 'sqlite' ? sqlite({ path: address.path }) : mongodb({ url })
}

/**
 * Makes this process the server of a database, where the engine has one at a time (SQLite); gives the function that ends
 * it. Looks at the file first, and throws where it cannot be used or another server has it.
 */
export async function holdDatabase(url: string): Promise<() => void> {
  const address = addressOf(url)
  if (address.engine !== 'sqlite') return () => undefined
  // The file itself, where a link leads to it: a restore locks that one.
  const path = existsSync(address.path) ? realpathSync(address.path) : resolve(address.path)
  await requireUsableFile(path)
  return holdForServer(path)
}
