import { causes, type Cause } from '../../errors'
import {
  AWAY,
  BAD_VALUE,
  BUSY,
  COMMIT_UNKNOWN,
  DISK_FULL,
  LOST_RACE,
  TAKEN,
  TOO_MUCH,
  UNKNOWN_RELATION,
  type Fault,
  type Faults,
} from '../faults'

/** The meaning of PostgreSQL's errors, by SQLSTATE (postgresql.org/docs/current/errcodes-appendix.html), and of its driver's. */
export const postgresFaults: Faults = { troubleIn, refusalIn }

const TROUBLE: Readonly<Record<string, Fault>> = {
  '25P03': BUSY, // idle_in_transaction_session_timeout
  '40001': LOST_RACE, // serialization_failure
  '40P01': LOST_RACE, // deadlock_detected
  '53100': DISK_FULL,
  '53200': BUSY, // out_of_memory
  '53300': BUSY, // too_many_connections
  '55P03': BUSY, // lock_not_available: lock_timeout
  '57014': BUSY, // query_canceled: statement_timeout
  '25006': AWAY, // read_only_sql_transaction: a standby
  '57P01': AWAY, // admin_shutdown
  '57P02': AWAY, // crash_shutdown
  '57P03': AWAY, // cannot_connect_now
}

/** Messages of the driver (pg) for a lost connection. It provides no code. */
const GONE =
  /^(Connection terminated\b|Client has encountered a connection error and is not queryable|Client was closed and is not queryable|Query read timeout$)/

/** Message of the pool if all connections are in use. */
const ALL_IN_USE = 'timeout exceeded when trying to connect'

/** Away, busy or full, or a lost race. */
function troubleIn(error: unknown): Fault | undefined {
  const chain = causes(error)
  if (chain.some(({ code }) => code === 'commit-unknown')) return COMMIT_UNKNOWN
  if (chain.some(isGone)) return AWAY
  if (chain.some(({ message }) => message === ALL_IN_USE)) return BUSY
  return chain.map(({ code }) => (isState(code) ? TROUBLE[code] : undefined)).find((fault) => fault)
}

function isGone({ code, message }: Cause): boolean {
  if (code === 'database-away' || (isState(code) && code.startsWith('08') && code !== '08P01')) return true
  return typeof message === 'string' && GONE.test(message)
}

const REFUSALS: Readonly<Record<string, Fault>> = {
  '08P01': TOO_MUCH, // protocol_violation: more parameters than one statement can have
  '23502': BAD_VALUE, // not_null_violation
  '23503': UNKNOWN_RELATION, // foreign_key_violation
  '23505': TAKEN, // unique_violation
  '23514': BAD_VALUE, // check_violation
  '42804': BAD_VALUE, // datatype_mismatch
  '42883': BAD_VALUE, // undefined_function: no such comparison of these types
}

function refusalIn(error: unknown): Fault | undefined {
  for (const { code } of causes(error)) {
    if (!isState(code)) continue
    const found =
      REFUSALS[code] ??
      // Classes: data_exception, program_limit_exceeded.
      (code.startsWith('22') ? BAD_VALUE : code.startsWith('54') ? TOO_MUCH : undefined)
    if (found) return found
  }
  return undefined
}

const isState = (code: unknown): code is string => typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
