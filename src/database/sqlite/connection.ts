import Database from 'libsql'

import { rowFactory, type Row } from './row'

export type Value = null | string | number | bigint | boolean | Uint8Array | ArrayBuffer | Date
export type Statement =
  string | { readonly sql: string; readonly args?: readonly Value[] | Record<string, Value> }

/** The result of a statement, in the format of libsql's client, which drizzle reads. */
export interface ResultSet {
  readonly columns: string[]
  readonly columnTypes: string[]
  readonly rows: Row[]
  readonly rowsAffected: number
  readonly lastInsertRowid: bigint | undefined
  toJSON(): unknown
}

/** One connection to a SQLite file, with its prepared statements. Synchronous: a statement runs to its end. */
export interface Connection {
  execute(statement: Statement): ResultSet
  /**
   * Runs statements without results, including BEGIN, COMMIT and ROLLBACK: a prepared one of these that SQLite answers with BUSY stays "in
   * progress" until it is garbage-collected, and no later COMMIT succeeds.
   */
  script(sql: string): void
  readonly isInTransaction: boolean
  close(): void
}

interface Prepared {
  readonly run: (args: readonly Value[] | Record<string, Value>) => ResultSet
}

const MAX_PREPARED = 500

/** How long opening waits for another process with exclusive access to the file (it turns WAL on, or recovers the log). */
const OPEN_TIMEOUT_MS = 5_000

/** Opens (and creates, unless `isReadOnly`) the file. Throws SQLite's own error on failure. */
export function openConnection({ path, isReadOnly }: { path: string; isReadOnly: boolean }): Connection {
  const database = new Database(path)
  // The first of these reads the schema, and another process may be creating the same file.
  database.exec(`PRAGMA busy_timeout = ${OPEN_TIMEOUT_MS}`)
  database.exec('PRAGMA synchronous = FULL')
  database.exec('PRAGMA foreign_keys = ON')
  if (isReadOnly) database.exec('PRAGMA query_only = ON')
  // From here on, waiting inside SQLite would block the whole process: a refused caller retries with a pause.
  database.exec('PRAGMA busy_timeout = 0')
  const prepared = new Map<string, Prepared>()

  return {
    execute(statement) {
      const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement
      if (!isCacheable(sql)) {
        // A schema change changes the columns that prepared statements have cached.
        prepared.clear()
        return prepare(database, sql).run(args)
      }
      const known = prepared.get(sql) ?? prepare(database, sql)
      // Deleting before setting keeps the map in order of use: the first is the least recently used.
      prepared.delete(sql)
      prepared.set(sql, known)
      if (prepared.size > MAX_PREPARED) prepared.delete(prepared.keys().next().value as string)
      return known.run(args)
    },
    script: (sql) => database.exec(sql),
    get isInTransaction() {
      return database.inTransaction
    },
    close() {
      prepared.clear()
      database.close()
    },
  }
}

function isCacheable(sql: string): boolean {
  return /^\s*(select|insert|update|delete)\b/i.test(sql)
}

function prepare(database: Database.Database, sql: string): Prepared {
  const statement = database.prepare(sql)
  if (!statement.reader) {
    return {
      run(args) {
        const { changes, lastInsertRowid } = statement.run(bind(args))
        return resultSet({ rowsAffected: changes, lastInsertRowid: BigInt(lastInsertRowid) })
      },
    }
  }
  statement.raw(true)
  const described = statement.columns()
  const columns = described.map(({ name }) => name)
  const columnTypes = described.map(({ type }) => type ?? '')
  const toRow = rowFactory(columns)
  return {
    run: (args) =>
      resultSet({ columns, columnTypes, rows: (statement.all(bind(args)) as unknown[][]).map(toRow) }),
  }
}

function resultSet(given: Partial<Omit<ResultSet, 'toJSON'>>): ResultSet {
  const values = {
    columns: given.columns ?? [],
    columnTypes: given.columnTypes ?? [],
    rows: given.rows ?? [],
    rowsAffected: given.rowsAffected ?? 0,
    lastInsertRowid: given.lastInsertRowid,
  }
  return { ...values, toJSON: () => ({ ...values, lastInsertRowid: String(values.lastInsertRowid ?? '') }) }
}

function bind(args: readonly Value[] | Record<string, Value>): unknown {
  if (Array.isArray(args)) return args.map(toSqlValue)
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, toSqlValue(value)]))
}

function toSqlValue(value: Value): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.valueOf()
  if (value instanceof ArrayBuffer) return Buffer.from(value)
  if (value === undefined) throw new TypeError('undefined cannot be passed to the database; pass null')
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new RangeError(`${value} cannot be stored: only finite numbers can`)
  }
  return value
}
