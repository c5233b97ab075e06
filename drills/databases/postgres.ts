import { Client } from 'pg'

import { startForwarder } from '../../test/support/forwarder'
import { startPostgres } from '../../test/support/postgres'
import type { DrillDatabase, FailoverDatabase } from './database'
import { sqlStories } from './sqlStories'
import type { StoredStory } from './storedStory'

/** A PostgreSQL server for one drill. */
export async function openPostgres(): Promise<DrillDatabase> {
  const server = await startPostgres()
  return {
    url: server.url,
    isSingleServer: false,
    server,
    readStories: () => readPostgresStories(server.url),
    close: () => server.stop(),
  }
}

/** A PostgreSQL server at an address that a standby can take over. */
export async function openPostgresPair(): Promise<FailoverDatabase> {
  let primary = await startPostgres()
  const forwarder = await startForwarder({ to: primary.port })
  const url = primary.url.replace(String(primary.port), String(forwarder.port))
  return {
    url,
    isSingleServer: false,
    readStories: () => readPostgresStories(url),
    async failOver(mark) {
      const standby = await primary.startStandby()
      mark()
      await primary.kill()
      await standby.promote()
      forwarder.moveTo(standby.port)
      await primary.stop()
      primary = standby
    },
    async close() {
      await forwarder.close()
      await primary.stop()
    },
  }
}

/** Every story of a PostgreSQL database, read directly and in one snapshot. */
export async function readPostgresStories(url: string): Promise<StoredStory[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await sqlStories({
      read: async (table, orderedBy) =>
        (await client.query<Record<string, unknown>>(`SELECT * FROM "${table}" ORDER BY ${orderedBy}`)).rows,
      // A save sets this time, and no two saves of a story happen at the same time.
      byAge: 'version_updated_at',
    })
  } finally {
    await client.end()
  }
}
