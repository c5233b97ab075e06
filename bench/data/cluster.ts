import { join } from 'node:path'

import { Client } from 'pg'

import { startPostgres } from '../../test/support/postgres'
import { KEPT } from '../places'
import type { Column, Databases, Rows } from './databases'

/** PostgreSQL databases: those of a cluster in `data/bench`, which runs with default settings until `end`. */
export async function openCluster(): Promise<Databases & { end(): Promise<void> }> {
  const server = await startPostgres({ kept: join(KEPT, 'postgres') })
  // Stops the cluster however this process ends.
  process.once('exit', server.end)
  const url = (name: string) => Object.assign(new URL(server.url), { pathname: `/${databaseOf(name)}` }).href
  const administer = (sql: string) => query<{ note: string | null }>(server.url, sql)
  const forget = async (name: string) => {
    await administer(`DROP DATABASE IF EXISTS "${databaseOf(name)}" WITH (FORCE)`)
  }
  return {
    url,
    forget,
    async makeEmpty(name) {
      await forget(name)
      await administer(`CREATE DATABASE "${databaseOf(name)}"`)
    },
    async copy(name, to) {
      await forget(to)
      await administer(`CREATE DATABASE "${databaseOf(to)}" TEMPLATE "${databaseOf(name)}"`)
    },
    async noteOf(name) {
      const [row] = await administer(
        `SELECT shobj_description(oid, 'pg_database') AS note FROM pg_database WHERE datname = '${databaseOf(name)}'`,
      )
      return row?.note ?? undefined
    },
    async note(name, note) {
      await administer(`COMMENT ON DATABASE "${databaseOf(name)}" IS '${note.replaceAll("'", "''")}'`)
    },
    open: (name) => openRows(url(name)),
    async end() {
      process.off('exit', server.end)
      await server.stop()
    },
  }
}

/** Opens a PostgreSQL database directly, bypassing Payload, without foreign keys and without waiting for the disk. */
export async function openRows(url: string): Promise<Rows> {
  const client = await connectTo(url)
  await client.query('SET session_replication_role = replica; SET synchronous_commit = off')
  return {
    run: async (sql) => void (await client.query(sql)),
    async columnsOf(table) {
      const { rows } = await client.query<Column>(
        `SELECT column_name AS name, data_type AS type FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position`,
        [table],
      )
      return rows
    },
    async close() {
      await countOn(client)
      await client.query('VACUUM (ANALYZE)')
      await client.end()
    },
  }
}

/** Makes the server's sequences continue after the ids that were inserted explicitly. */
async function countOn(client: Client): Promise<void> {
  const { rows } = await client.query<{ sql: string }>(
    `SELECT format('SELECT setval(%L, max(id)) FROM %I', pg_get_serial_sequence(quote_ident(table_name), 'id'), table_name) AS sql
     FROM information_schema.columns
     WHERE table_schema = current_schema() AND column_name = 'id' AND column_default LIKE 'nextval%'`,
  )
  for (const { sql } of rows) await client.query(sql)
}

async function query<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = await connectTo(url)
  try {
    const { rows } = await client.query<Row>(sql)
    return rows
  } finally {
    await client.end()
  }
}

async function connectTo(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  // A failure rejects the promise of the failing query.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

const databaseOf = (name: string): string => name.replaceAll(/[^a-z0-9]/g, '_')
