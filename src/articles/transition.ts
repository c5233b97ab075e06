import type { Article } from '../generated/payload-types'
import { isLive } from './visibility'

/** What a save does to an article. */
export interface Transition {
  /** `corrected`: an update with a new correction. `none`: a draft, or a change that affects neither readers nor the trash. */
  readonly kind:
    'none' | 'published' | 'updated' | 'corrected' | 'unpublished' | 'killed' | 'trashed' | 'restored'
  /** Whether it was live before the save; an embargo may have hidden it. */
  readonly wasLive: boolean
  /** Whether it is live after the save; an embargo may hide it. */
  readonly isLive: boolean
  /** Whether the save replaces the row, which readers are served from. A draft only adds a version. */
  readonly replacesRow: boolean
}

/**
 * Determines what a save does to an article, from the previous row (none for a new article), the data to save, and the number of
 * corrections that become public; `isDraftSave` if the save requests a draft. This is the only place that decides it: history, change feed,
 * read model, related records, schedules and the cache follow it.
 */
export function transitionOf({
  row,
  data,
  newCorrections,
  isDraftSave,
}: {
  row: Partial<Pick<Article, '_status' | 'deletedAt' | 'killed'>> | undefined
  data: Partial<Pick<Article, '_status' | 'deletedAt' | 'killed'>>
  newCorrections: number
  isDraftSave: boolean
}): Transition {
  // Payload treats a save that publishes as a full save, even if it requests a draft.
  const replacesRow = data._status === 'published' || !isDraftSave
  const wasLive = isLive(row)
  const facts = { wasLive, isLive: replacesRow ? isLive(data) : wasLive, replacesRow }
  if (data.killed?.at && !row?.killed?.at) return { kind: 'killed', ...facts }
  if (data.deletedAt && !row?.deletedAt) return { kind: 'trashed', ...facts }
  if (!data.deletedAt && row?.deletedAt) return { kind: 'restored', ...facts }
  if (!replacesRow) return { kind: 'none', ...facts }
  if (!facts.isLive) return { kind: wasLive ? 'unpublished' : 'none', ...facts }
  if (!wasLive) return { kind: 'published', ...facts }
  return { kind: newCorrections > 0 ? 'corrected' : 'updated', ...facts }
}
