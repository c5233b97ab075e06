import type { DatabaseAdapterObj } from 'payload'

import { addressOf, type Address } from './address'
import type { Connecting, Engine } from './engine'
import { mongodb } from './mongodb'
import { postgres } from './postgres'
import { sqlite } from './sqlite'

const ENGINES: Readonly<Record<Address['engine'], Engine>> = { mongodb, postgres, sqlite }

/** The engine of a validated DATABASE_URL. */
export const engineAt = (url: string): Engine => ENGINES[addressOf(url).engine]

/** Payload's adapter for a validated DATABASE_URL. */
export const databaseAdapter = (connecting: Connecting): DatabaseAdapterObj =>
  engineAt(connecting.url).adapter(connecting)
