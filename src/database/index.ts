import type { DatabaseAdapterObj } from 'payload'

import { addressOf } from './address'
import { mongodb } from './mongodb'
import { sqlite } from './sqlite'

/** The engine that an address names: `file:PATH` is the embedded SQLite, `mongodb://` a replica set. */
export function database(url: string): DatabaseAdapterObj {
  const address = addressOf(url)
  return address.engine === 'sqlite' ? sqlite({ path: address.path }) : mongodb({ url })
}
