import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { PayloadRequest } from 'payload'

import type { ResultSet, Value } from '../connection'
import type { Row } from '../row'

type Args = readonly Value[]

/** Rows of a statement that reads, as it stands in the database now: never within a transaction that is under way. */
export async function readRows(adapter: SQLiteAdapter, sql: string, args: Args = []): Promise<Row[]> {
  const { rows } = (await adapter.client.execute({ sql, args: [...args] })) as unknown as ResultSet
  return rows
}

/** Rows of a statement within the transaction of `req`; outside of any, on its own. */
export async function runIn(
  adapter: SQLiteAdapter,
  req: Pick<PayloadRequest, 'transactionID'>,
  sql: string,
  args: Args = [],
): Promise<Row[]> {
  const id = await req.transactionID
  const session = id === undefined || id === null ? undefined : adapter.sessions[id]
  if (!session) return readRows(adapter, sql, args)
  // drizzle's transaction holds the client's own, by which a statement is prepared once and kept.
  const { tx } = (session.db as unknown as { session: { tx: Runner } }).session
  return (await tx.execute({ sql, args: [...args] })).rows
}

interface Runner {
  execute(statement: { sql: string; args: Value[] }): Promise<ResultSet>
}
