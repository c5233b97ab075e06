import { causes } from '../errors'
import { BUSY, DISK_FULL, LOST_RACE, type Fault, type Faults } from './faults'
import { mongodbFaults } from './mongodb/faults'
import { postgresFaults } from './postgres/faults'
import { sqliteFaults } from './sqlite/faults'

// Checks all engines: their error codes differ, so an error handler need not know which engine is running.
const ENGINES: readonly Faults[] = [mongodbFaults, postgresFaults, sqliteFaults]

/** The meaning of a database or disk error, found anywhere in the chain of causes; undefined for other errors. */
export function faultOf(error: unknown): Fault | undefined {
  const trouble = firstOf(({ troubleIn }) => troubleIn(error))
  if (trouble) return trouble
  const chain = causes(error)
  // Our own check found the slug taken (`takenSlugs`).
  if (chain.some(({ code }) => code === 'lost-race')) return LOST_RACE
  // The transaction was left open for too long, or its connection broke: it is rolled back.
  if (chain.some(({ code }) => code === 'transaction-expired')) return BUSY
  if (chain.some(({ code }) => code === 'ENOSPC' || code === 'EDQUOT')) return DISK_FULL
  return hasStatus(error) ? undefined : firstOf(({ refusalIn }) => refusalIn(error))
}

function firstOf(find: (faults: Faults) => Fault | undefined): Fault | undefined {
  for (const faults of ENGINES) {
    const fault = find(faults)
    if (fault) return fault
  }
  return undefined
}

/** An error with its own status was explained by the code that threw it. */
function hasStatus(error: unknown): boolean {
  return typeof (error as { status?: unknown } | undefined)?.status === 'number'
}
