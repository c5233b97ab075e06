import type { CollectionSlug, DatabaseAdapterObj, Payload, PayloadRequest, Where } from 'payload'

import { sharedSlot } from '../sharedSlot'
import type { Pausing } from './pauseTransaction'
import type { Presence } from './presence'
import type { ReadModel } from './readModel'
import type { SearchTexts } from './searchTexts'

/**
 * A kind of database. Each has a folder of its own (`sqlite`, `mongodb`), an address (`address`), a list of its errors
 * (`faults`) and an entry in `engines`; nothing outside `database/` asks which one is running.
 */
export interface Engine {
  /**
   * Payload's adapter for the database at `url`, with transactions that fail aloud (`afterCommit`), and with what
   * {@link databaseOf} gives.
   */
  adapter(args: Connecting): DatabaseAdapterObj
  /**
   * Makes this process the only server of the database, where the engine is for one at a time; gives the function that
   * ends it. Throws where the database cannot be used or another server has it.
   */
  holdForServer(args: { url: string }): Promise<() => void>
  /**
   * Connects a Payload that was not connected to a database that it only reads, beside a running server or not: nothing is
   * migrated, no index made. Throws a Refusal: `no-newsroom`, or `other-schema` where it is not of this Dateline's schema.
   */
  openForReading(args: { payload: Payload; url: string }): Promise<ReadOnlyDatabase>
  /**
   * Makes an empty database ready for records with the ids that another engine gave them, before Payload connects. Only where it has to
   * be. Throws a Refusal `newsroom-not-empty`.
   */
  readonly prepareForeignIds?: (args: { url: string }) => Promise<void>
}

/** What an adapter is made of. */
export interface Connecting {
  readonly url: string
  /** Whether this process only looks at the migrations (`payload migrate:status`): connecting makes no newsroom then. */
  readonly isMigrating: () => boolean
}

/** A database that this process does not write to. */
export interface ReadOnlyDatabase {
  /** The engine's own checks of its storage. None where the engine has no such checks, or all is well. */
  integrityProblems(): readonly IntegrityProblem[]
  close(): Promise<void>
}

/** Damage below the collections, in the words of `npm run check`. */
export interface IntegrityProblem {
  readonly code: 'integrity' | 'orphaned-row'
  readonly where: string
  readonly what: string
  /** What to do about it. */
  readonly todo: string
}

/** What an engine has beside Payload's own methods. */
export interface Database {
  /**
   * One server process at a time, and one writer in it. Elsewhere several servers tell each other what has changed, and two
   * transactions may each see the database without what the other writes.
   */
  readonly isSingleServer: boolean
  readonly readModel: ReadModel
  readonly searchTexts: SearchTexts
  readonly presence: Presence
  /** Where there is one writer: how a transaction gives it back for a while. */
  readonly pausing?: Pausing
  /** Whether a text has the form of a record's id. */
  readonly isId: (text: string) => boolean
  /** Writes a record, or a version of one, as another newsroom had it: with its id and its times. */
  readonly insert: Insert
  /** A condition on rich texts: those in which the picture with this id stands. `field` is the path of the rich text. */
  readonly showsPicture: (args: { field: string; id: string }) => Where
}

export type Insert = (args: {
  readonly req: PayloadRequest
  readonly collection: CollectionSlug
  readonly of: 'records' | 'versions'
  readonly record: Readonly<Record<string, unknown>> & { readonly id: string }
}) => Promise<void>

const slot = sharedSlot<Database>('database')

/** What the engine below a Payload has: `databaseOf(payload.db)`. Throws where the adapter is not one of ours. */
export function databaseOf(adapter: object): Database {
  const database = slot.get(adapter)
  if (!database) throw new Error('This database adapter is not one of Dateline’s.')
  return database
}

/** Puts on an adapter what {@link databaseOf} gives. */
export function setDatabase(adapter: object, database: Database): void {
  slot.set(adapter, database)
}
