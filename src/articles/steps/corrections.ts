import { rowsOf } from '../../relations'
import type { Step } from '../decide'
import { keepLedger, pendingEntries } from '../ledger'
import { isSent } from '../operation'

/** The list of corrections only grows: an entry that was ever public stays, whatever the save contains. */
export const keepCorrections: Step = (draft) => {
  const { data, live, operation } = draft
  const corrections = keepLedger({
    live: live?.corrections ?? [],
    wanted: rowsOf(data.corrections),
    // A restored or scheduled older version, or a save without the list, does not request the removal of entries.
    isRestored:
      operation.kind === 'restore' ||
      operation.intent.schedule !== undefined ||
      !isSent(operation, 'corrections'),
  }).map((entry) => (entry.at ? entry : { ...entry, by: entry.by ?? operation.actor.id }))
  return { ...draft, data: { ...data, corrections }, newCorrections: pendingEntries(corrections) }
}
