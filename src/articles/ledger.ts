import { Refusal } from '../errors'
import type { Article } from '../generated/payload-types'

export type Entry = NonNullable<Article['corrections']>[number]

/** A save's changes to the list of corrections. */
export interface LedgerAsked {
  /** The corrections of the row that readers have, or had. */
  readonly live: readonly Entry[]
  /** The corrections in the save. */
  readonly wanted: readonly Entry[]
  /** A restored version comes with an old list: missing entries are added back, instead of refusing the save. */
  readonly isRestored: boolean
}

/**
 * The corrections to store: every entry that was ever public, unchanged, then the new ones. An entry with a time (`at`) is public. Throws a
 * Refusal, 422 `correction-is-public`, if a save changes or omits a public one.
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
      message: 'A published correction cannot be changed or removed. Add another entry instead.',
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

/** The corrections as published: each new entry gets its time. */
export function publishLedger({ entries, now }: { entries: readonly Entry[]; now: Date }): Entry[] {
  return entries.map((entry) => (isPublicEntry(entry) ? entry : { ...entry, at: now.toISOString() }))
}

/** Entries that readers have not seen yet. */
export const pendingEntries = (entries: readonly Entry[]): Entry[] =>
  entries.filter((entry) => !isPublicEntry(entry))

const isPublicEntry = ({ at }: Entry): boolean => Boolean(at)

/** An entry is the same if its id and text match, or its text alone if it has no id. */
function isSame(kept: Entry, sent: Entry): boolean {
  const isSameRow = !sent.id || sent.id === kept.id
  return isSameRow && sent.kind === kept.kind && sent.text === kept.text
}
