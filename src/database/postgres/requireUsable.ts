import type { Pool } from 'pg'

/** PostgreSQL at DATABASE_URL cannot be used; the message is for the operator. */
export class PostgresConnectError extends Error {
  readonly code = 'database-unreachable'
  constructor(message: string) {
    super(`PostgreSQL at DATABASE_URL cannot be used. ${message}`)
    this.name = 'PostgresConnectError'
  }
}

const OLDEST = 14

const BY_STATE: Readonly<Record<string, string>> = {
  '28000': 'The server rejects this user. Check the user name and pg_hba.conf.',
  '28P01': 'The password is wrong.',
  '3D000': 'The database does not exist. Create it: createdb NAME.',
  '42501': 'This user cannot connect to the database: GRANT CONNECT ON DATABASE … TO ….',
  '53300': 'The server has no free connection (max_connections).',
  '57P03': 'The server is starting up or shutting down. Try again in a moment.',
}

/** Checks whether the server can be used. Throws a {@link PostgresConnectError}, without user name and password. */
export async function requireUsable(
  pool: Pool,
  { isReadOnly = false }: { isReadOnly?: boolean } = {},
): Promise<void> {
  const facts = await readFacts(pool)
  const fault = faultIn(facts) ?? (isReadOnly ? undefined : writeFaultIn(facts))
  if (fault) throw new PostgresConnectError(fault)
}

async function readFacts(pool: Pool): Promise<Facts> {
  try {
    const { rows } = await pool.query<Facts>(
      `SELECT current_setting('server_version_num')::int AS version, current_schema() AS schema,
         pg_is_in_recovery() AS "isStandby", current_setting('server_encoding') AS encoding,
         coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) AS "mayCreate"`,
    )
    return rows[0]!
  } catch (error) {
    throw new PostgresConnectError(explain(error))
  }
}

interface Facts {
  readonly version: number
  readonly schema: string | null
  readonly isStandby: boolean
  readonly encoding: string
  readonly mayCreate: boolean
}

function faultIn({ version, schema, encoding }: Facts): string | undefined {
  const major = Math.floor(version / 10_000)
  if (major < OLDEST) return `The server is version ${major}; Dateline needs ${OLDEST} or later.`
  if (encoding !== 'UTF8')
    return `The encoding of the database is ${encoding}. Create it with ENCODING 'UTF8'.`
  return schema ? undefined : 'None of the schemas in its search_path exists.'
}

function writeFaultIn({ schema, isStandby, mayCreate }: Facts): string | undefined {
  if (isStandby) return 'The server is a read-only standby. Use the address of the primary.'
  if (mayCreate) return undefined
  return `This user cannot create tables in the schema ${schema}: GRANT CREATE, USAGE ON SCHEMA ${schema} TO ….`
}

function explain(error: unknown): string {
  const { cause, code, message } = error as { cause?: unknown; code?: unknown; message?: string }
  if (cause instanceof AggregateError) return explain(cause.errors[0])
  if (cause instanceof Error) return explain(cause)
  // Other messages of the server may quote the user name.
  return (typeof code === 'string' ? BY_STATE[code] : undefined) ?? message ?? String(error)
}
