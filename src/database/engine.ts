import type { CollectionSlug, DatabaseAdapterObj, Payload, PayloadRequest, Where } from 'payload'

import { sharedSlot } from '../sharedSlot'
import type { Pausing } from './pauseTransaction'
import type { Presence } from './presence'
import type { ReadModel } from './readModel'
import type { SearchTexts } from './searchTexts'

/**
 * A kind of database. Each has a folder of its own (`sqlite`, `mongodb`), an address (`address`), a list of its errors (`faults`) and an
 * entry in `engines`; nothing outside `database/` depends on which one is running.
 */
export interface Engine {
  /**
   * Payload's adapter for the database at `url`, with transactions that report a failed commit (`afterCommit`), and with the features of
   * {@link databaseOf}.
   */
  adapter(args: Connecting): DatabaseAdapterObj
  /**
   * Makes this process the only server of the database, if the engine allows only one; returns the function that releases it. Throws if the
   * database cannot be used or another server has it.
   */
  holdForServer(args: { url: string }): Promise<() => void>
  /**
   * Connects an unconnected Payload to a database read-only, even beside a running server: runs no migrations and creates no indexes.
   * Throws a Refusal: `no-newsroom`, or `other-schema` if it does not have this Dateline's schema.
   */
  openForReading(args: { payload: Payload; url: string }): Promise<ReadOnlyDatabase>
  /**
   * Prepares an empty database, before Payload connects, for records with ids from another engine. Only for engines that need it. Throws a
   * Refusal `newsroom-not-empty`.
   */
  readonly prepareForeignIds?: (args: { url: string }) => Promise<void>
}

/** Arguments of an adapter. */
export interface Connecting {
  readonly url: string
  /** Whether this process only reads migrations (`payload migrate:status`): connecting must then create nothing. */
  readonly isMigrating: () => boolean
}

/** A database that this process does not write to. */
export interface ReadOnlyDatabase {
  /** The engine's own integrity checks of its storage. Empty if the engine has none, or if nothing is wrong. */
  integrityProblems(): readonly IntegrityProblem[]
  close(): Promise<void>
}

/** Damage below the level of collections, as reported by `npm run check`. */
export interface IntegrityProblem {
  readonly code: 'integrity' | 'orphaned-row'
  readonly where: string
  readonly what: string
  /** Instructions for fixing it. */
  readonly todo: string
}

/** Features of an engine beyond Payload's own methods. */
export interface Database {
  /**
   * Whether only one server process, with one writer in it, uses the database at a time. Otherwise several servers notify each other of
   * changes, and two concurrent transactions may not see each other's writes.
   */
  readonly isSingleServer: boolean
  readonly readModel: ReadModel
  readonly searchTexts: SearchTexts
  readonly presence: Presence
  /** For engines with a single writer: how a transaction releases it temporarily. */
  readonly pausing?: Pausing
  /** Whether a text has the form of a record's id. */
  readonly isId: (text: string) => boolean
  /** Inserts a record, or a version of one, from another newsroom with its id and timestamps. */
  readonly insert: Insert
  /** A query for rich texts that contain the picture with this id. `field` is the path of the rich text. */
  readonly showsPicture: (args: { field: string; id: string }) => Where
}

export type Insert = (args: {
  readonly req: PayloadRequest
  readonly collection: CollectionSlug
  readonly of: 'records' | 'versions'
  readonly record: Readonly<Record<string, unknown>> & { readonly id: string }
}) => Promise<void>

const slot = sharedSlot<Database>('database')

/** The engine features of a Payload adapter: `databaseOf(payload.db)`. Throws if the adapter is not one of ours. */
export function databaseOf(adapter: object): Database {
  const database = slot.get(adapter)
  if (!database) throw new Error('Dateline does not support this database adapter.')
  return database
}

/** Attaches the features that {@link databaseOf} returns to an adapter. */
export function setDatabase(adapter: object, database: Database): void {
  slot.set(adapter, database)
}
