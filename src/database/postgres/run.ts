import type { PostgresAdapter } from '@payloadcms/db-postgres'
import type { PayloadRequest } from 'payload'
import type pg from 'pg'

export type Row = Record<string, unknown>
export type Args = readonly (string | number | null | readonly string[])[]

type Queryable = Pick<pg.Pool, 'query'>

/** Names of prepared statements, which stay prepared on each connection that has run them: there are some thirty in this code. */
const names = new Map<string, string>()

/** Rows of a read, from the current database: never within a pending transaction. */
export function readRows(adapter: PostgresAdapter, sql: string, args: Args = []): Promise<Row[]> {
  return query(adapter.pool, sql, args)
}

/** Rows of a statement within the transaction of `req`; without a transaction, on its own. */
export async function runIn(
  adapter: PostgresAdapter,
  req: Pick<PayloadRequest, 'transactionID'>,
  sql: string,
  args: Args = [],
): Promise<Row[]> {
  const id = await req.transactionID
  const session = id === undefined || id === null ? undefined : adapter.sessions[id]
  if (!session) return readRows(adapter, sql, args)
  // drizzle's transaction contains the driver's client.
  const { client } = (session.db as unknown as { session: { client: Queryable } }).session
  return query(client, sql, args)
}

async function query(on: Queryable, text: string, args: Args): Promise<Row[]> {
  let name = names.get(text)
  if (name === undefined) names.set(text, (name = `dateline-${names.size}`))
  const { rows } = await on.query<Row>({ name, text, values: [...args] })
  return rows
}
