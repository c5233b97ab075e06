/** As much of a story as is judged before it may be public; the rich text is read into its blocks already. */
export interface Story {
  /** Absent where the story was never saved. */
  readonly id?: string | undefined
  readonly headline?: string | null | undefined
  readonly summary?: string | null | undefined
  readonly slug?: string | null | undefined
  readonly language?: string | null | undefined
  readonly paragraphs: readonly string[]
  /** Whether readers would get any words of the body. */
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
  /** The words that are linked. */
  readonly text: string
}

/** A picture the story shows, and the field that shows it. */
export interface Picture {
  readonly id: string
  readonly path: string
}

/** A row of the credits: the id of the person it names, null where it names none, and the path of that field. */
export interface Credit {
  readonly person: string | null
  readonly path: string
}

/** What a story's own fields don't say; whoever asks has looked it up. */
export interface Facts {
  /** The authors and contributors that the story names, by id; one that is not in it does not exist. */
  readonly people: ReadonlyMap<string, { readonly name: string; readonly isIncomplete?: boolean }>
  /** The alt texts of its pictures, by id; a picture that is not in it does not exist. */
  readonly altTexts: ReadonlyMap<string, string>
  /** The id of the other story to which the slug belongs, since it was once public under it. */
  readonly slugOwner?: string | undefined
}
