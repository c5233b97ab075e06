/** The parts of a story that preflight checks, with the rich text already split into blocks. */
export interface Story {
  /** Absent for a story that was never saved. */
  readonly id?: string | undefined
  readonly headline?: string | null | undefined
  readonly summary?: string | null | undefined
  readonly slug?: string | null | undefined
  readonly language?: string | null | undefined
  readonly paragraphs: readonly string[]
  /** Whether the body contains any words for readers. */
  readonly hasText: boolean
  readonly links: readonly Link[]
  readonly pictures: readonly Picture[]
  readonly authors: readonly Credit[]
  readonly contributors: readonly Credit[]
  readonly hasTopic: boolean
  readonly dateline?:
    { readonly source?: string | null | undefined; readonly text?: string | null | undefined } | undefined
  readonly agency?: string | null | undefined
  readonly embargoedUntil?: string | null | undefined
  readonly killed?: { readonly at?: string | null; readonly reason?: string | null } | null | undefined
}

export interface Link {
  readonly url: string
  /** The link text. */
  readonly text: string
}

/** A picture the story shows, and the field that shows it. */
export interface Picture {
  readonly id: string
  readonly path: string
}

/** A row of the credits: the person's id, or null if the row has none, and the path of that field. */
export interface Credit {
  readonly person: string | null
  readonly path: string
}

/** Data beyond the story's own fields, looked up by the caller. */
export interface Facts {
  /** The authors and contributors of the story, by id; a missing one does not exist. */
  readonly people: ReadonlyMap<string, { readonly name: string; readonly isIncomplete?: boolean }>
  /** The alt texts of its pictures, by id; a missing picture does not exist. */
  readonly altTexts: ReadonlyMap<string, string>
  /** The id of another story that owns the slug, since it was once public under it. */
  readonly slugOwner?: string | undefined
}
