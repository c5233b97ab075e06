/** A story as a database holds it, in the same form from every engine. */
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

/** By the names that the engine gives them, its lists (authors, topics …) among them. The id is left out. */
export type StoredFields = Readonly<Record<string, unknown>>
