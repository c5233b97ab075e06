import { Refusal } from '../errors'
import type { Article } from '../generated/payload-types'

export type ChangeKind = NonNullable<Article['changeKind']>

/** How a publication is declared. */
export interface Change {
  /** The kind chosen by the editor; undefined if none was chosen. */
  readonly word: ChangeKind | undefined
  readonly noCorrectionNeeded: boolean
  /** Number of corrections that become public with it. */
  readonly newEntries: number
}

/** The kind of change to a published story; `isAssumed` if no kind was chosen. */
export interface Judged {
  readonly kind: ChangeKind
  readonly isAssumed: boolean
}

/**
 * A minor change keeps the revision date; one declared significant moves it, and needs either a correction for readers or the statement
 * that none is needed. A change without a declared kind counts as significant. Throws a Refusal (422): `correction-needed`,
 * `minor-with-correction`.
 */
export function judgeChange({ word, noCorrectionNeeded, newEntries }: Change): Judged {
  if (word === 'minor' && newEntries > 0) {
    throw new Refusal({
      status: 422,
      code: 'minor-with-correction',
      path: 'changeKind',
      message:
        'A change with a correction cannot be minor. Mark it as significant, or remove the correction.',
      received: word,
    })
  }
  if (word === 'significant' && newEntries === 0 && !noCorrectionNeeded) {
    throw new Refusal({
      status: 422,
      code: 'correction-needed',
      path: 'corrections',
      message:
        'Add a correction, a clarification or an editor’s note, or mark the change as needing no correction.',
      received: word,
    })
  }
  const isAssumed = word === undefined && newEntries === 0
  return { kind: word ?? 'significant', isAssumed }
}
