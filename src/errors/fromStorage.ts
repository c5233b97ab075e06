import { causes } from './causes'
import type { Fault } from './fault'

const DISK_FULL: Fault = {
  status: 507,
  code: 'disk-full',
  message:
    'Nothing was saved: the disk of the server has no room. What you typed is still in the form; ' +
    'leave it open and save again when there is room.',
}

const DATABASE_BUSY: Fault = {
  status: 503,
  code: 'database-busy',
  message: 'The database is busy. Try again in a moment.',
}

// SQLite tells a full disk as FULL, but as IOERR where it grows its shared index, and where a quota ends
// (os_unix.c: unixWrite, unixShmMap). In each case the transaction is undone.
const FULL_CODES: readonly unknown[] = [
  'ENOSPC',
  'EDQUOT',
  'SQLITE_FULL',
  'SQLITE_IOERR_WRITE',
  'SQLITE_IOERR_SHMSIZE',
]

/**
 * Gives what an error of the storage beneath means, wherever it stands among an error's causes: a full disk (507), a
 * file that another process has held for too long (503). Undefined for any other error.
 */
export function fromStorage(error: unknown): Fault | undefined {
  const codes = causes(error).map(({ code }) => code)
  if (codes.some((code) => FULL_CODES.includes(code))) return DISK_FULL
  return codes.some(isBusy) ? DATABASE_BUSY : undefined
}

function isBusy(code: unknown): boolean {
  if (code === 'transaction-expired') return true
  return code === 'database-busy' || (typeof code === 'string' && code.startsWith('SQLITE_BUSY'))
}
