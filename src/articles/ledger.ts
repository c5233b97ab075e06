import { Refusal } from '../errors'
import type { Article } from '../generated/payload-types'

export type Entry = NonNullable<Article['corrections']>[number]

/** What a save may do to the ledger of corrections. */
export interface LedgerAsked {
  /** The ledger of the row that readers have, or had. */
  readonly live: readonly Entry[]
  /** The ledger of the save. */
  readonly wanted: readonly Entry[]
  /** An old version that is restored brings an old ledger with it: it is completed, where a save would be refused. */
  readonly isRestored: boolean
}

/**
 * The ledger that is stored: what was ever public as it is, then what the save adds. An entry is public once it has its
 * time (`at`). Throws a Refusal, 422 `correction-is-public`, where a save changes or leaves out one that is.
 */
export function keepLedger({ live, wanted, isRestored }: LedgerAsked): Entry[] {
  const kept = live.filter(isPublicEntry)
  const isKept = (entry: Entry) => kept.some((each) => isSame(each, entry))
  const missing = kept.filter((entry) => !wanted.some((each) => isSame(entry, each)))
  if (missing.length > 0 && !isRestored) {
    throw new Refusal({
      status: 422,
      code: 'correction-is-public',
      path: 'corrections',
      message:
        'A correction that readers have had is neither changed nor removed. Leave it as it is and add another entry.',
      received: missing
        .map(({ text }) => text)
        .join(' · ')
        .slice(0, 500),
    })
  }
  const keptIds = new Set(kept.map(({ id }) => id))
  const added = wanted.filter(
    (entry) => !isKept(entry) && !(isRestored && (entry.at || (entry.id && keptIds.has(entry.id)))),
  )
  return [...kept, ...added.map(({ at: _at, ...entry }) => entry)]
}

/** The ledger as a publication makes it public: each new entry gets its time. */
export function publishLedger({ entries, now }: { entries: readonly Entry[]; now: Date }): Entry[] {
  return entries.map((entry) => (isPublicEntry(entry) ? entry : { ...entry, at: now.toISOString() }))
}

/** Entries that readers have not had yet. */
export const pendingEntries = (entries: readonly Entry[]): Entry[] =>
  entries.filter((entry) => !isPublicEntry(entry))

const isPublicEntry = ({ at }: Entry): boolean => Boolean(at)

/** An entry comes back with its id, or word for word without one. */
function isSame(kept: Entry, sent: Entry): boolean {
  const isSameRow = !sent.id || sent.id === kept.id
  return isSameRow && sent.kind === kept.kind && sent.text === kept.text
}
