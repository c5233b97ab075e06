import type { Article } from '../generated/payload-types'
import type { Facts as PreflightFacts } from './preflight/story'
import type { Operation } from './operation'
import type { Uses } from './uses'

/** Everything that {@link decide} needs to know about one save. */
export interface Situation {
  readonly operation: Operation
  /** The data to save, after Payload has merged them with the newest version. */
  readonly data: Partial<Article>
  /** The newest version; undefined for a new article. */
  readonly newest?: Article | undefined
  /** The row, which readers are served from; undefined for a new article. */
  readonly live?: LiveRow | undefined
  readonly facts: Facts
  readonly now: Date
}

/** The row of an article: what readers have, or had last. The newest version may be a draft with later changes. */
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

/** Records that were looked up for the save. Facts that it does not need are absent. */
export interface Facts {
  /** The people and pictures that the article shows, and any other article with the same slug. Present for a publication. */
  readonly preflight?: PreflightFacts
  /** Related records that the live row shows; present if the save replaces a live row. */
  readonly liveUses?: Uses
  /** Related records that the article shows and that are not public yet. Present for a publication. */
  readonly hiddenUses?: Uses
  /** Compares the article, as it would be published, with what readers receive now. Present for a publication of a live article. */
  readonly differenceForReaders?: (article: Partial<Article>) => Difference
  /** Present if the save did not start from the newest version. */
  readonly conflict?: Conflict
}

/** How a publication differs from what readers receive: `new` if they have nothing, `moved` if only the slug differs. */
export type Difference = 'changed' | 'moved' | 'new' | 'none'

/** Two saves that started from the same version, with the data to compare and merge their texts. */
export interface Conflict {
  /** When the versions were saved that this save may have started from. */
  readonly base: readonly number[]
  /** When the newest version was saved, and by whom. */
  readonly savedAt: string
  readonly savedBy: { readonly name?: string | null } | null
  readonly sent: Readonly<Record<string, unknown>>
  readonly stored: unknown
  /** Fields in which the two saves differ. */
  readonly disagreements: readonly unknown[]
}
