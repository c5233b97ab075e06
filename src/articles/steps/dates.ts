import { rowsOf } from '../../relations'
import type { Step } from '../decide'
import { publishLedger } from '../ledger'
import { isLive } from '../visibility'

/**
 * The date of first publication never changes. `revisedAt` changes only with a significant change of what readers receive, which is also
 * when new corrections become public.
 */
export const setPublicationDates: Step = (draft) => {
  const { data, difference, live, now, revision } = draft
  // A restored version may be older than the first publication.
  const { publishedAt = null, revisedAt = null } = live ?? data
  if (!isLive(data)) return { ...draft, data: { ...data, publishedAt, revisedAt } }
  const isRevision = revision?.kind !== 'minor' && difference !== 'moved' && difference !== 'none'
  return {
    ...draft,
    data: {
      ...data,
      publishedAt: publishedAt ?? now.toISOString(),
      revisedAt: isRevision ? now.toISOString() : revisedAt,
      corrections: publishLedger({ entries: rowsOf(data.corrections), now }),
    },
  }
}
