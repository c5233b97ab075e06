import { fromDatabase } from './fromDatabase'
import { fromMongo } from './fromMongo'
import { fromStorage } from './fromStorage'

/** How an error of the database or of the disk is told to whoever asked; its own words are for the log. */
export interface Fault {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** What an error of the database or of the disk means, wherever it stands among an error's causes; else undefined. */
export function faultOf(error: unknown): Fault | undefined {
  return fromMongo(error) ?? fromStorage(error) ?? (hasStatus(error) ? undefined : fromDatabase(error))
}

/** What was refused with a status of its own has been explained by whoever refused it. */
function hasStatus(error: unknown): boolean {
  return typeof (error as { status?: unknown } | undefined)?.status === 'number'
}
