import type { Article } from '../generated/payload-types'
import { isLive } from './visibility'

/** What a save does to an article. */
export interface Transition {
  /** `corrected`: readers get it changed, with a new correction. `none`: a draft, or nothing that readers or the trash know of. */
  readonly kind:
    'none' | 'published' | 'updated' | 'corrected' | 'unpublished' | 'killed' | 'trashed' | 'restored'
  /** Readers had it before the save, unless an embargo ran. */
  readonly wasLive: boolean
  /** Readers have it after the save. */
  readonly isLive: boolean
  /** The save replaces the row, from which readers are answered. A draft only adds a version. */
  readonly replacesRow: boolean
}

/**
 * Determines what a save does to an article, from the row as it was (none for a new article), the data that are saved, and the number of
 * corrections that become public; `isDraftSave` where the save asks for a draft. The only place that decides this: history, change
 * feed, read model, related records, schedules and the cache follow it.
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
  // Payload takes no save that publishes for a draft.
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
