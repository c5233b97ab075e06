import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'

import { yieldToEventLoop } from './yieldToEventLoop'
import { TransactionExpired, watchIdle, type IdleWatch } from './idleWatch'
import { openConnection, type Connection, type ResultSet, type Statement } from './connection'
import { createFairLock, type FairLock } from './lock'

/** How long a write waits for its turn before it is refused with a message that says what holds the writer. */
export const WRITE_TIMEOUT_MS = 30_000

/** How long a transaction may hold the writer without a statement before it is rolled back. */
export const IDLE_TIMEOUT_MS = 10_000
/** The writer counts as stuck if its transaction has been idle for this long, or the first in the queue has waited for this long. */
const STUCK_IDLE_MS = 2_000
const STUCK_WAIT_MS = 10_000

export interface SqliteTransaction {
  execute(statement: Statement): Promise<ResultSet>
  batch(statements: readonly Statement[]): Promise<ResultSet[]>
  executeMultiple(sql: string): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
  close(): void
  readonly closed: boolean
  /** Whether it has executed a statement. */
  readonly isUsed: boolean
}

/** The part of libsql's client that drizzle uses, on one writer and one reader connection. */
export interface SqliteClient extends Omit<SqliteTransaction, 'commit' | 'rollback' | 'migrate' | 'isUsed'> {
  readonly protocol: 'file'
  /** Runs BEGIN IMMEDIATE in the caller's turn; the caller holds the writer until commit or rollback. */
  transaction(): Promise<SqliteTransaction>
  /** Like `batch`, with foreign keys off, for schema changes. */
  migrate(statements: readonly Statement[]): Promise<ResultSet[]>
  /**
   * Runs `work` in one transaction, with foreign keys off for schema changes and checked before the commit. Other processes wait, so this
   * is also the lock between processes that migrate the same file.
   */
  changeSchema<T>(work: (transaction: SqliteTransaction) => Promise<T>): Promise<T>
  /** Whether writes are blocked: the current transaction is idle, or its holder does not release the writer. */
  isStuck(): boolean
  sync(): Promise<void>
  reconnect(): void
}

/**
 * Opens a SQLite file with **one writer connection behind a fair lock and one reader connection** (WAL). A statement outside a transaction
 * uses the reader if it reads, and takes the lock if it writes. Stock libsql opens a connection for each transaction, loses its settings
 * and answers SQLITE_BUSY.
 */
export async function createSqliteClient({
  path,
  writeTimeout = WRITE_TIMEOUT_MS,
  idleTimeout = IDLE_TIMEOUT_MS,
  onExpired = () => undefined,
  onUnfolded = () => undefined,
}: {
  path: string
  writeTimeout?: number
  idleTimeout?: number
  /** Called when an idle transaction was rolled back. */
  onExpired?: (error: TransactionExpired) => void
  /** Called if closing cannot checkpoint the WAL into the file (a full disk): nothing is lost, the WAL stays. */
  onUnfolded?: (error: unknown) => void
}): Promise<SqliteClient> {
  const lock = createFairLock()
  const writer = openConnection({ path, isReadOnly: false })
  // Another process may be creating the same file.
  await untilFree({ timeout: writeTimeout, attempt: () => writer.script('PRAGMA journal_mode = WAL') })
  writer.script('PRAGMA journal_size_limit = 67108864')
  // A publication changes some sixty pages; a checkpoint every thousand pages would delay every fifteenth one.
  writer.script('PRAGMA wal_autocheckpoint = 4000')
  const reader = openConnection({ path, isReadOnly: true })
  const breathe = yieldToEventLoop()
  let isClosed = false
  let watch: IdleWatch | undefined

  const client: SqliteClient = {
    protocol: 'file',
    async execute(statement) {
      if (isRead(statement)) {
        await breathe()
        return untilFree({ timeout: writeTimeout, attempt: () => reader.execute(statement) })
      }
      return inTransaction((transaction) => transaction.execute(statement))
    },
    async transaction() {
      const state: State = { lastStatement: '' }
      const release = await begin({ lock, writer, writeTimeout, state })
      const own = watchIdle({
        timeout: idleTimeout,
        onExpired: () => onExpired(transaction.expire(own.idle())),
      })
      watch = own
      const transaction = transactionOn(writer, state, {
        breathe,
        touch: () => own.touch(),
        release() {
          own.stop()
          watch = undefined
          release()
        },
      })
      return transaction
    },
    isStuck: () => (watch?.idle() ?? 0) >= STUCK_IDLE_MS || lock.longestWait() >= STUCK_WAIT_MS,
    batch: (statements) => inTransaction((transaction) => transaction.batch(statements)),
    migrate: (statements) => client.changeSchema((transaction) => transaction.batch(statements)),
    executeMultiple: (sql) => inTransaction((transaction) => transaction.executeMultiple(sql)),
    async changeSchema(work) {
      // SQLite ignores this pragma inside a transaction, so it is set while nothing else has the writer.
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
  state,
}: {
  lock: FairLock
  writer: Connection
  writeTimeout: number
  state: State
}): Promise<() => void> {
  const release = await lock.acquire({
    holder: {
      describe: () => `a transaction whose last statement was: ${state.lastStatement || 'none yet'}`,
    },
    timeout: writeTimeout,
  })
  try {
    // Native result sets are freed between turns of the event loop, so a loop of writes must yield.
    await nextTurn()
    await untilFree({ timeout: writeTimeout, attempt: () => writer.script('BEGIN IMMEDIATE') })
    return release
  } catch (error) {
    release()
    throw error
  }
}

/** Another process may hold the file: retries with a pause, since waiting inside SQLite blocks the process. */
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

interface State {
  lastStatement: string
  failure?: unknown
}

function transactionOn(
  writer: Connection,
  state: State,
  {
    release = () => undefined,
    touch = () => undefined,
    breathe = () => undefined,
  }: { release?: () => void; touch?: () => void; breathe?: () => Promise<void> | undefined } = {},
): SqliteTransaction & { expire(idle: number): TransactionExpired } {
  let isClosed = false
  let expired: TransactionExpired | undefined
  const end = (statement: 'COMMIT' | 'ROLLBACK') => {
    if (expired && statement === 'COMMIT') throw expired
    if (isClosed) return
    try {
      if (statement === 'COMMIT') requireUnbroken()
      if (writer.isInTransaction) writer.script(statement)
    } catch (error) {
      // After a failed COMMIT SQLite may have kept the transaction open or rolled it back.
      if (writer.isInTransaction) writer.script('ROLLBACK')
      throw error
    } finally {
      isClosed = true
      release()
    }
  }
  const execute = (statement: Statement) => {
    requireOpen()
    touch()
    state.lastStatement = sqlOf(statement).slice(0, 120)
    return unbroken(() => writer.execute(statement))
  }
  const requireOpen = () => {
    if (expired) throw expired
    if (isClosed) throw new Error('this transaction has ended')
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
  // On a full disk SQLite rolls back the whole transaction with the statement. Later statements would then run outside of it and be saved:
  // a torn story.
  const requireUnbroken = () => {
    if (writer.isInTransaction) return
    throw new Error('the database rolled back this transaction', { cause: state.failure })
  }
  return {
    async execute(statement) {
      await breathe()
      return execute(statement)
    },
    batch: async (statements) => statements.map(execute),
    async executeMultiple(sql) {
      requireOpen()
      touch()
      state.lastStatement = sql.slice(0, 120)
      unbroken(() => writer.script(sql))
    },
    commit: async () => end('COMMIT'),
    rollback: async () => end('ROLLBACK'),
    close: () => end('ROLLBACK'),
    expire(idle) {
      expired = new TransactionExpired({ idle, lastStatement: state.lastStatement })
      try {
        end('ROLLBACK')
      } catch (error) {
        expired.cause = error
      }
      return expired
    },
    get closed() {
      return isClosed
    },
    get isUsed() {
      return state.lastStatement !== ''
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
