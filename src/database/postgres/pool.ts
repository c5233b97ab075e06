import { Socket } from 'node:net'

import { Pool, type PoolClient, type PoolConfig, type QueryResult } from 'pg'

import { noteTiming } from '../timings'

/** How long a read waits for a connection, in the pool or to the server. */
const READ_PATIENCE_MS = 5_000
/** How long a save waits for a connection, as on SQLite. */
const WRITE_PATIENCE_MS = 30_000
/** How long a statement may take. */
const STATEMENT_TIMEOUT_MS = 30_000
/** How long a statement waits for a row lock of another transaction. */
const LOCK_TIMEOUT_MS = 10_000
/** How long a transaction may stay open without a statement before the server rolls it back. */
export const IDLE_TIMEOUT_MS = 10_000
/** Connections per process for each of the two pools. PostgreSQL allows 100 by default. */
const MOST_CONNECTIONS = 12

/** The server does not respond. Its cause is the system's error. */
export class DatabaseAwayError extends Error {
  readonly code = 'database-away'
  constructor(cause: unknown) {
    super('PostgreSQL is not responding.', { cause })
    this.name = 'DatabaseAwayError'
  }
}

/**
 * A bounded pool whose connections limit the duration of statements, lock waits and idle transactions. Transactions have a pool of their
 * own: otherwise one that reads outside itself could wait for a connection that only the others can release.
 */
export function createPool({
  url,
  isFor,
  isReadOnly = false,
}: {
  url: string
  isFor: 'reads' | 'transactions'
  /** Whether the server should refuse writes. */
  isReadOnly?: boolean
}): NewsroomPool {
  const pool = new NewsroomPool({
    connectionString: url,
    application_name: 'dateline',
    connectionTimeoutMillis: isFor === 'reads' ? READ_PATIENCE_MS : WRITE_PATIENCE_MS,
    idle_in_transaction_session_timeout: IDLE_TIMEOUT_MS,
    keepAlive: true,
    lock_timeout: LOCK_TIMEOUT_MS,
    max: MOST_CONNECTIONS,
    ...(isReadOnly ? { options: '-c default_transaction_read_only=on' } : {}),
    statement_timeout: STATEMENT_TIMEOUT_MS,
  })
  // Without a listener Node ends the process when a connection breaks. A pending query rejects its own promise, and the pool drops the
  // connection.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    observe(client)
  })
  return pool
}

/** in_failed_sql_transaction */
const ABORTED = '25P02'

/** The server answered COMMIT with ROLLBACK, since an earlier statement had failed. That error is the cause. */
class RolledBackError extends Error {
  constructor(cause: unknown) {
    super('The database rolled back this transaction because one of its statements failed.', { cause })
    this.name = 'RolledBackError'
  }
}

/**
 * Measures the duration of each statement of a connection, and fixes three problems of its transactions:
 *
 * - After a failed statement the server refuses all others (25P02), while Payload continues with the next record of a bulk operation. The
 *   first failure becomes the cause.
 * - The server then answers COMMIT with ROLLBACK, which the driver treats as success. Here it rejects.
 * - drizzle never releases a connection whose BEGIN fails (https://github.com/drizzle-team/drizzle-orm/issues/6241). It is released here.
 */
function observe(client: PoolClient): void {
  let failure: unknown
  const query = client.query.bind(client) as (...args: unknown[]) => unknown
  client.query = ((...args: unknown[]) => {
    const text = textOf(args[0])
    if (text.startsWith('begin')) failure = undefined
    const started = performance.now()
    const note = () => noteTiming('work', performance.now() - started)
    const callback = args.at(-1)
    // Form of the call in `pool.query`.
    if (typeof callback === 'function') {
      return query(...args.slice(0, -1), (...answer: unknown[]) => {
        note()
        callback(...answer)
      })
    }
    const answer = query(...args)
    if (!(answer instanceof Promise)) return answer
    return answer.then(
      (result: QueryResult) => {
        note()
        if (text === 'commit' && result.command === 'ROLLBACK') throw new RolledBackError(failure)
        return result
      },
      (error: Error & { code?: string }) => {
        note()
        if (error.code === ABORTED) error.cause ??= failure
        else failure = error
        if (text.startsWith('begin')) client.release(error)
        throw error
      },
    )
  }) as typeof client.query
}

function textOf(asked: unknown): string {
  return typeof asked === 'string' ? asked : ((asked as { text?: string } | undefined)?.text ?? '')
}

type Connected = (
  error: Error | undefined,
  client: PoolClient | undefined,
  done: (release?: unknown) => void,
) => void

/**
 * A pool that can be cut off from a server that hangs and would never answer pending queries. A system error of a failed connection attempt
 * (ECONNREFUSED …) is reported as the database being away.
 */
export class NewsroomPool extends Pool {
  readonly #sockets = new Set<Socket>()
  #hang: unknown

  constructor(config: PoolConfig) {
    super({ ...config, stream: () => this.#open() })
  }

  /** Closes all connections and prevents new ones: pending and waiting queries are refused at once. */
  cutOff(cause: unknown): void {
    this.#hang = cause
    for (const socket of this.#sockets) socket.destroy(new DatabaseAwayError(cause))
  }

  /** Accepts connections again, once the server responds. */
  reopen(): void {
    this.#hang = undefined
  }

  #open(): Socket {
    const socket = new Socket()
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    const hang = this.#hang
    // After the driver has attached its listeners.
    if (hang) process.nextTick(() => socket.destroy(new DatabaseAwayError(hang)))
    return socket
  }

  override connect(): Promise<PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<PoolClient> | void {
    const started = performance.now()
    const note = () => noteTiming('wait', performance.now() - started)
    if (callback) {
      return super.connect((error, client, done) => {
        note()
        callback(translated(error), client, done)
      })
    }
    return super
      .connect()
      .catch((error: unknown) => {
        throw translated(error)
      })
      .finally(note)
  }
}

function translated<Raised>(error: Raised): Raised | DatabaseAwayError {
  const isOfSystem = error instanceof Error && ('syscall' in error || error instanceof AggregateError)
  return isOfSystem ? new DatabaseAwayError(error) : error
}
