import { Refusal } from '../errors'
import type { Article } from '../generated/payload-types'

export type ChangeKind = NonNullable<Article['changeKind']>

/** What a publication says of itself. */
export interface Change {
  /** What the editor called it; undefined where he said nothing. */
  readonly word: ChangeKind | undefined
  readonly noCorrectionNeeded: boolean
  /** How many entries of the ledger become public with it. */
  readonly newEntries: number
}

/** What a change of a published story counts as; `isAssumed` where nobody said. */
export interface Judged {
  readonly kind: ChangeKind
  readonly isAssumed: boolean
}

/**
 * A minor change keeps the date of revision; a significant one moves it, and says to readers what was corrected or, to
 * the desk, that nothing was. Without a word a change is significant. Throws a Refusal (422): `correction-needed`,
 * `minor-with-correction`.
 */
export function judgeChange({ word, noCorrectionNeeded, newEntries }: Change): Judged {
  if (word === 'minor' && newEntries > 0) {
    throw new Refusal({
      status: 422,
      code: 'minor-with-correction',
      path: 'changeKind',
      message:
        'What readers are told of is no minor change. Call it significant, or take the correction out.',
      received: word,
    })
  }
  if (word === 'significant' && newEntries === 0 && !noCorrectionNeeded) {
    throw new Refusal({
      status: 422,
      code: 'correction-needed',
      path: 'corrections',
      message: 'Add a correction, a clarification or an editor’s note, or say that no correction is needed.',
      received: word,
    })
  }
  const isAssumed = word === undefined && newEntries === 0
  return { kind: word ?? 'significant', isAssumed }
}
