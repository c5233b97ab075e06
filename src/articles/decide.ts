import type { Article } from '../generated/payload-types'
import type { Finding } from './preflight/finding'
import { effectsOf, type Effect } from './effects'
import type { Judged } from './judgeChange'
import type { Entry } from './ledger'
import type { Difference, Situation } from './situation'
import { keepAuthorship } from './steps/authorship'
import { keepCorrections } from './steps/corrections'
import { countWordsOf } from './steps/counts'
import { setPublicationDates } from './steps/dates'
import { compareWithReaders } from './steps/difference'
import { recordDismissals } from './steps/dismissals'
import { resetDuplicate } from './steps/duplicate'
import { refuseEmbargo } from './steps/embargo'
import { keepHandover } from './steps/handover'
import { keepKill } from './steps/kill'
import { forbidReporterPublish } from './steps/permissions'
import { requirePreflight } from './steps/preflight'
import { keepOnRestore, restoreAsDraft } from './steps/restore'
import { classifyRevision } from './steps/revision'
import { keepSlugs } from './steps/slug'
import { refuseStale } from './steps/stale'
import { requireKnownStatus, requireStatedStatus } from './steps/status'
import { mergeRepeatedTopics, normaliseText } from './steps/text'
import { markEdited } from './steps/wire'
import { setStage } from './steps/workflow'
import { transitionOf, type Transition } from './transition'

/** The outcome of the rules for one save. */
export interface Decision {
  /** The data to save. */
  readonly data: Partial<Article>
  /** What the save does to the article. */
  readonly transition: Transition
  /** Further writes in the same transaction. */
  readonly effects: readonly Effect[]
  /** The findings that a publication goes ahead with; undefined without a publication. */
  readonly findings: readonly Finding[] | undefined
}

/** A decision in progress: the situation, as changed by the steps so far. */
export interface Draft extends Situation {
  readonly findings?: readonly Finding[] | undefined
  /** The corrections that become public with this save. */
  readonly newCorrections: readonly Entry[]
  /** What kind of revision of a published article this is; undefined for a first publication and for a draft. */
  readonly revision?: Judged | undefined
  readonly difference: Difference
}

/** A newsroom rule: returns the draft with the rule's changes, or throws a Refusal. */
export type Step = (draft: Draft) => Draft

/** Every rule, in the order of application. A rule sees the results of those before it; if several would refuse, the first one throws. */
export const STEPS: readonly Step[] = [
  requireKnownStatus,
  refuseStale,
  normaliseText,
  mergeRepeatedTopics,
  resetDuplicate,
  restoreAsDraft,
  keepOnRestore,
  forbidReporterPublish,
  requireStatedStatus,
  recordDismissals,
  requirePreflight,
  refuseEmbargo,
  keepKill,
  setStage,
  keepHandover,
  keepCorrections,
  classifyRevision,
  keepSlugs,
  compareWithReaders,
  keepAuthorship,
  setPublicationDates,
  countWordsOf,
  markEdited,
]

/**
 * Decides on one save of an article: the data to save, the transition, and the further writes. Pure: uses no clock and no database, and
 * does not change the situation. Throws a Refusal if a rule forbids the save.
 */
export function decide(situation: Situation): Decision {
  const { data, findings, ...draft } = STEPS.reduce((made: Draft, step) => step(made), {
    ...situation,
    newCorrections: [],
    difference: 'new',
  })
  const transition = transitionOf({
    row: draft.live,
    data,
    newCorrections: draft.newCorrections.length,
    isDraftSave: draft.operation.isDraft,
  })
  return {
    data,
    findings,
    transition,
    effects: effectsOf({ draft: { ...draft, data, findings }, transition }),
  }
}
