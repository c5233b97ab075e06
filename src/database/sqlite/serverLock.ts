import Database from 'libsql'
import { setTimeout as pause } from 'node:timers/promises'

/** A second server was started on a file that another one serves. */
export class SecondServerError extends Error {
  readonly code = 'second-server'
  constructor(path: string) {
    super(
      `Another Dateline server is using the database ${path}: SQLite supports one server at a time. Stop it, or ` +
        'give this server its own file (DATABASE_URL). To run several servers, use PostgreSQL or MongoDB. ' +
        'Commands (`npm run seed`, `user`, `backup`) can run beside a server.',
    )
    this.name = 'SecondServerError'
  }
}

/** A server that is being restarted may need a moment to exit. */
const PATIENCE_MS = 2_000

/**
 * Makes this process the only server of a database file, until the returned function is called or the process ends in any way. The lock is
 * held by the operating system, not by a PID file: it is SQLite's own, on an empty file beside the database (`dateline.db-server`). Nothing
 * else in this process may open that file: on POSIX a process releases its locks on a file when it closes any handle of it. Throws a
 * {@link SecondServerError}.
 */
export async function holdForServer(path: string, { patience = PATIENCE_MS } = {}): Promise<() => void> {
  const lock = new Database(`${path}-server`)
  const deadline = Date.now() + patience
  for (;;) {
    try {
      // In memory, since otherwise a journal file exists beside it while it is held.
      lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
      return () => lock.close()
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) {
        lock.close()
        throw isBusy(error) ? new SecondServerError(path) : error
      }
      await pause(50)
    }
  }
}

function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')
}
