import { causes } from '../errors'
import { BUSY, DISK_FULL, LOST_RACE, type Fault, type Faults } from './faults'
import { mongodbFaults } from './mongodb/faults'
import { postgresFaults } from './postgres/faults'
import { sqliteFaults } from './sqlite/faults'

// Of every engine: their errors have different codes, and who handles an error need not know which engine is running.
const ENGINES: readonly Faults[] = [mongodbFaults, postgresFaults, sqliteFaults]

/** What an error of the database or of the disk means, wherever it stands among an error's causes; else undefined. */
export function faultOf(error: unknown): Fault | undefined {
  const trouble = firstOf(({ troubleIn }) => troubleIn(error))
  if (trouble) return trouble
  const chain = causes(error)
  // What was found to be taken by code of ours (`takenSlugs`).
  if (chain.some(({ code }) => code === 'lost-race')) return LOST_RACE
  // It was left open for too long, or its connection broke: it is rolled back.
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

/** What was refused with a status of its own has been explained by the code that refused it. */
function hasStatus(error: unknown): boolean {
  return typeof (error as { status?: unknown } | undefined)?.status === 'number'
}
