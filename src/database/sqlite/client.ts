import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

import { takeBreaths } from './breath'
import { openConnection, type Connection, type ResultSet, type Statement } from './connection'
import { createFairLock, type FairLock } from './lock'

/** How long a write waits for its turn before it is refused with a sentence that says what holds the writer. */
export const WRITE_TIMEOUT_MS = 30_000

export interface SqliteTransaction {
  execute(statement: Statement): Promise<ResultSet>
  batch(statements: readonly Statement[]): Promise<ResultSet[]>
  executeMultiple(sql: string): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
  close(): void
  readonly closed: boolean
}

/** The part of libsql's client that drizzle uses, over one writer connection and one reader. */
export interface SqliteClient extends Omit<SqliteTransaction, 'commit' | 'rollback' | 'migrate'> {
  readonly protocol: 'file'
  /** BEGIN IMMEDIATE once it is this caller's turn; the writer is his until he commits or rolls back. */
  transaction(): Promise<SqliteTransaction>
  /** As `batch`, with foreign keys off while it runs: for the changes of a schema. */
  migrate(statements: readonly Statement[]): Promise<ResultSet[]>
  /**
   * Runs `work` in one transaction, with foreign keys off for the changes of a schema and checked before
   * the commit. Other processes wait, so this is also the lock between processes that migrate one file.
   */
  changeSchema<T>(work: (transaction: SqliteTransaction) => Promise<T>): Promise<T>
  sync(): Promise<void>
  reconnect(): void
}

/**
 * Opens a SQLite file with **one writer connection behind a fair lock and one reader connection** (WAL).
 * A statement outside a transaction goes to the reader if it reads, and takes the lock if it writes.
 * Stock libsql opens a connection for each transaction, loses its settings and answers SQLITE_BUSY.
 */
export async function createSqliteClient({
  path,
  writeTimeout = WRITE_TIMEOUT_MS,
  onUnfolded = () => undefined,
}: {
  path: string
  writeTimeout?: number
  /** Told when closing cannot fold the log into the file (a full disk): nothing is lost, the log stays. */
  onUnfolded?: (error: unknown) => void
}): Promise<SqliteClient> {
  const lock = createFairLock()
  const writer = openConnection({ path, isReadOnly: false })
  // Another process may be making the same fresh file at this moment.
  await untilFree({ timeout: writeTimeout, attempt: () => writer.script('PRAGMA journal_mode = WAL') })
  writer.script('PRAGMA journal_size_limit = 67108864')
  // A publication touches some sixty pages; folding the log in each thousand pages would stop every fifteenth one.
  writer.script('PRAGMA wal_autocheckpoint = 4000')
  const reader = openConnection({ path, isReadOnly: true })
  const breathe = takeBreaths()
  let isClosed = false

  const client: SqliteClient = {
    protocol: 'file',
    async execute(statement) {
      if (isRead(statement)) {
        await breathe()
        return untilFree({ timeout: writeTimeout, attempt: () => reader.execute(statement) })
      }
      return inTransaction((transaction) => transaction.execute(statement))
    },
    transaction: () => begin({ lock, writer, writeTimeout, breathe }),
    batch: (statements) => inTransaction((transaction) => transaction.batch(statements)),
    migrate: (statements) => client.changeSchema((transaction) => transaction.batch(statements)),
    executeMultiple: (sql) => inTransaction((transaction) => transaction.executeMultiple(sql)),
    async changeSchema(work) {
      // SQLite ignores this pragma inside a transaction, so it is set while nobody else has the writer.
      const release = await lock.acquire({ holder: describe('a migration'), timeout: writeTimeout })
      try {
        writer.script('PRAGMA foreign_keys = OFF')
        await untilFree({ timeout: writeTimeout, attempt: () => writer.script('BEGIN IMMEDIATE') })
        const transaction = transactionOn(writer, { lastStatement: '' })
        try {
          const result = await work(transaction)
          const broken = writer.execute('PRAGMA foreign_key_check').rows
          if (broken.length > 0) {
            throw new Error(
              `the migration left ${broken.length} broken references, first in ${String(broken[0]?.table)}`,
            )
          }
          await transaction.commit()
          return result
        } catch (error) {
          await transaction.rollback()
          throw error
        }
      } finally {
        writer.script('PRAGMA foreign_keys = ON')
        release()
      }
    },
    sync: () => Promise.reject(new Error('a file has nothing to synchronise with')),
    reconnect: () => undefined,
    close() {
      if (isClosed) return
      isClosed = true
      reader.close()
      if (writer.isInTransaction) writer.script('ROLLBACK')
      try {
        writer.script('PRAGMA wal_checkpoint(TRUNCATE)')
      } catch (error) {
        onUnfolded(error)
      }
      writer.close()
    },
    get closed() {
      return isClosed
    },
  }
  return client

  async function inTransaction<T>(work: (transaction: SqliteTransaction) => Promise<T>): Promise<T> {
    const transaction = await client.transaction()
    try {
      const result = await work(transaction)
      await transaction.commit()
      return result
    } catch (error) {
      await transaction.rollback()
      throw error
    }
  }
}

async function begin({
  lock,
  writer,
  writeTimeout,
  breathe,
}: {
  lock: FairLock
  writer: Connection
  writeTimeout: number
  breathe: () => Promise<void> | undefined
}): Promise<SqliteTransaction> {
  const state = { lastStatement: '' }
  const release = await lock.acquire({
    holder: {
      describe: () => `a transaction whose last statement was: ${state.lastStatement || 'none yet'}`,
    },
    timeout: writeTimeout,
  })
  try {
    // Native result sets are freed between turns of the event loop: a loop of writes must take turns.
    await nextTurn()
    await untilFree({ timeout: writeTimeout, attempt: () => writer.script('BEGIN IMMEDIATE') })
  } catch (error) {
    release()
    throw error
  }
  return transactionOn(writer, state, { release, breathe })
}

/** Another process may hold the file: asked again with a pause, since waiting inside SQLite stops everything. */
async function untilFree<T>({ attempt, timeout }: { attempt: () => T; timeout: number }): Promise<T> {
  const deadline = Date.now() + timeout
  for (;;) {
    try {
      return attempt()
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error
      await pause(2 + Math.random() * 18)
    }
  }
}

function transactionOn(
  writer: Connection,
  state: { lastStatement: string; failure?: unknown },
  {
    release = () => undefined,
    breathe = () => undefined,
  }: { release?: () => void; breathe?: () => Promise<void> | undefined } = {},
): SqliteTransaction {
  let isClosed = false
  const end = (statement: 'COMMIT' | 'ROLLBACK') => {
    if (isClosed) return
    try {
      if (statement === 'COMMIT') requireUnbroken()
      if (writer.isInTransaction) writer.script(statement)
    } catch (error) {
      // SQLite may keep the transaction open after a COMMIT that failed, or may have rolled it back.
      if (writer.isInTransaction) writer.script('ROLLBACK')
      throw error
    } finally {
      isClosed = true
      release()
    }
  }
  const execute = (statement: Statement) => {
    if (isClosed) throw new Error('this transaction has ended')
    state.lastStatement = sqlOf(statement).slice(0, 120)
    return unbroken(() => writer.execute(statement))
  }
  const unbroken = <T>(work: () => T): T => {
    requireUnbroken()
    try {
      return work()
    } catch (error) {
      state.failure ??= error
      throw error
    }
  }
  // On a full disk SQLite undoes the whole transaction with the statement. What still comes in for it would then be
  // outside of any, and saved: a torn story.
  const requireUnbroken = () => {
    if (writer.isInTransaction) return
    throw new Error('the database has undone this transaction', { cause: state.failure })
  }
  return {
    async execute(statement) {
      await breathe()
      return execute(statement)
    },
    batch: async (statements) => statements.map(execute),
    async executeMultiple(sql) {
      state.lastStatement = sql.slice(0, 120)
      unbroken(() => writer.script(sql))
    },
    commit: async () => end('COMMIT'),
    rollback: async () => end('ROLLBACK'),
    close: () => end('ROLLBACK'),
    get closed() {
      return isClosed
    },
  }
}

function sqlOf(statement: Statement): string {
  return typeof statement === 'string' ? statement : statement.sql
}

function isRead(statement: Statement): boolean {
  return /^\s*select\b/i.test(sqlOf(statement))
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')
}

function describe(what: string) {
  return { describe: () => what }
}
