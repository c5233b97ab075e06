import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import type { PayloadRequest } from 'payload'

import type { ResultSet, Value } from '../connection'
import type { Row } from '../row'

type Args = readonly Value[]

/** Rows of a read, from the current database: never within a pending transaction. */
export async function readRows(adapter: SQLiteAdapter, sql: string, args: Args = []): Promise<Row[]> {
  const { rows } = (await adapter.client.execute({ sql, args: [...args] })) as unknown as ResultSet
  return rows
}

/** Rows of a statement within the transaction of `req`; without a transaction, on its own. */
export async function runIn(
  adapter: SQLiteAdapter,
  req: Pick<PayloadRequest, 'transactionID'>,
  sql: string,
  args: Args = [],
): Promise<Row[]> {
  const id = await req.transactionID
  const session = id === undefined || id === null ? undefined : adapter.sessions[id]
  if (!session) return readRows(adapter, sql, args)
  // drizzle's transaction contains the client's own, which prepares a statement once and keeps it.
  const { tx } = (session.db as unknown as { session: { tx: Runner } }).session
  return (await tx.execute({ sql, args: [...args] })).rows
}

interface Runner {
  execute(statement: { sql: string; args: Value[] }): Promise<ResultSet>
}
