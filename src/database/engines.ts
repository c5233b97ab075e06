import type { DatabaseAdapterObj } from 'payload'

import { addressOf, type Address } from './address'
import type { Connecting, Engine } from './engine'

/** Only the engine in use is loaded: each brings a driver of hundreds of files. */
const ENGINES: Readonly<Record<Address['engine'], () => Promise<Engine>>> = {
  mongodb: async () => (await import('./mongodb')).mongodb,
  postgres: async () => (await import('./postgres')).postgres,
  sqlite: async () => (await import('./sqlite')).sqlite,
}

/** The engine of a validated DATABASE_URL. */
export const engineAt = (url: string): Promise<Engine> => ENGINES[addressOf(url).engine]()

/** Payload's adapter for a validated DATABASE_URL. */
export const databaseAdapter = async (connecting: Connecting): Promise<DatabaseAdapterObj> =>
  (await engineAt(connecting.url)).adapter(connecting)
