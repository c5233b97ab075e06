import type { Article } from '../generated/payload-types'
import type { Facts as PreflightFacts } from '../preflight/story'
import type { Operation } from './operation'
import type { Uses } from './uses'

/** Everything that {@link decide} needs to know about one save. */
export interface Situation {
  readonly operation: Operation
  /** The data to save, as Payload completed them with the newest version. */
  readonly data: Partial<Article>
  /** The newest version; undefined for a new article. */
  readonly newest?: Article | undefined
  /** The row, from which readers are answered; undefined for a new article. */
  readonly live?: LiveRow | undefined
  readonly facts: Facts
  readonly now: Date
}

/** The row of an article: what readers have, or had last. Its newest version may be a draft over it. */
export type LiveRow = Pick<
  Article,
  | '_status'
  | 'corrections'
  | 'deletedAt'
  | 'embargoedUntil'
  | 'headline'
  | 'id'
  | 'killed'
  | 'publishedAt'
  | 'revisedAt'
  | 'slug'
  | 'slugAliases'
>

/** What was looked up for the save. What it does not need was not looked up and is absent. */
export interface Facts {
  /** The people and pictures that the article shows, and who else owns its address. Present for a publication. */
  readonly preflight?: PreflightFacts
  /** What the live row shows; present where the save replaces a live row. */
  readonly liveUses?: Uses
  /** Of what the article shows: what is not public yet. Present for a publication. */
  readonly hiddenUses?: Uses
  /** Compares an article, as it would be published, with what readers receive now. Present for a publication of a live article. */
  readonly differenceForReaders?: (article: Partial<Article>) => Difference
  /** Present where the save did not start from the newest version. */
  readonly conflict?: Conflict
}

/** How a publication differs from what readers receive: `new` where they have nothing, `moved` where only the address differs. */
export type Difference = 'changed' | 'moved' | 'new' | 'none'

/** Two saves that started from the same version, with what is needed to compare and merge their texts. */
export interface Conflict {
  /** When the versions were saved that this save may have started from. */
  readonly base: readonly number[]
  /** When the newest version was saved, and by whom. */
  readonly savedAt: string
  readonly savedBy: { readonly name?: string | null } | null
  readonly sent: Readonly<Record<string, unknown>>
  readonly stored: unknown
  /** Where the two disagree. */
  readonly disagreements: readonly unknown[]
}
