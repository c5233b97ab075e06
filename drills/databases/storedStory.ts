/** A story as stored, in the same form for every engine. */
export interface StoredStory {
  readonly id: string
  readonly fields: StoredFields
  /** Oldest first. */
  readonly versions: readonly StoredVersion[]
}

export interface StoredVersion {
  readonly isMarkedNewest: boolean
  readonly fields: StoredFields
}

/** Keyed by the engine's names, with lists (authors, topics …) and without the id. */
export type StoredFields = Readonly<Record<string, unknown>>
