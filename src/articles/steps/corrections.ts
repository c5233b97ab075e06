import { rowsOf } from '../../relations'
import type { Step } from '../decide'
import { keepLedger, pendingEntries } from '../ledger'
import { isSent } from '../operation'

/** The ledger of corrections only grows: an entry that was ever public stays, whatever the save says. */
export const keepCorrections: Step = (draft) => {
  const { data, live, operation } = draft
  const corrections = keepLedger({
    live: live?.corrections ?? [],
    wanted: rowsOf(data.corrections),
    // Neither an older version, restored or scheduled, nor a save that does not mention the ledger says anything against it.
    isRestored:
      operation.kind === 'restore' ||
      operation.intent.schedule !== undefined ||
      !isSent(operation, 'corrections'),
  }).map((entry) => (entry.at ? entry : { ...entry, by: entry.by ?? operation.actor.id }))
  return { ...draft, data: { ...data, corrections }, newCorrections: pendingEntries(corrections) }
}
