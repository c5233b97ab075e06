import type { Disagreement } from '../../articles/compare/merge'
import type { SentSave } from './saves'

/** A save that was rejected because another user saved meanwhile: the data of a 409 `stale`, and what was sent. */
export interface Conflict {
  readonly request: SentSave
  readonly sent: Readonly<Record<string, unknown>>
  readonly stored: Readonly<Record<string, unknown>>
  readonly savedBy: { readonly name: string } | null
  readonly savedAt: string
  readonly disagreements: readonly Disagreement[]
}

/** Converts the data of the rejection. Fields that both changed come first. */
export function toConflict(request: SentSave, data: Readonly<Record<string, unknown>>): Conflict {
  const { sent, stored, savedBy, savedAt, disagreements } = data as unknown as Omit<Conflict, 'request'>
  const order = ['both', 'you', 'them']
  return {
    request,
    sent,
    stored,
    savedBy,
    savedAt,
    disagreements: [...disagreements].sort(
      (one, other) => order.indexOf(one.changedBy) - order.indexOf(other.changedBy),
    ),
  }
}
