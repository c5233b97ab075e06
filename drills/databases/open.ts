import { join } from 'node:path'

import type { DatabaseServer, DrillDatabase, FailoverDatabase } from './database'
import type { EngineName } from './engineNamed'
import { openMongodb } from './mongodb'
import { openPostgres, openPostgresPair } from './postgres'
import { readSqliteStories } from './sqlite'

interface Opening {
  readonly engine: EngineName
  /** Removed after the drill. */
  readonly folder: string
}

/** A fresh database of an engine. The caller closes it. */
export async function openDatabase({ engine, folder }: Opening): Promise<DrillDatabase> {
  if (engine === 'mongodb') return openMongodb({ folder })
  if (engine === 'postgres') return openPostgres()
  const path = join(folder, 'dateline.db')
  return {
    url: `file:${path}`,
    isSingleServer: true,
    readStories: () => readSqliteStories(path),
    close: async () => undefined,
  }
}

/** A fresh database whose primary can fail. The caller closes it. */
export async function openForFailover({ engine, folder }: Opening): Promise<FailoverDatabase> {
  if (engine === 'mongodb') return openMongodb({ folder })
  if (engine === 'postgres') return openPostgresPair()
  throw new Error('A SQLite file has no primary')
}

/** The server of a database, to break it. Throws if it has none. */
export function serverOf({ server }: DrillDatabase): DatabaseServer {
  if (!server) throw new Error('This database has no server that can be broken')
  return server
}
