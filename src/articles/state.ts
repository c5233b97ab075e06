import type { Article } from '../generated/payload-types'
import { isEmbargoed } from './visibility'
import { STAGE_LABELS } from '../labels'

export type StateKind =
  'changed' | 'draft' | 'in-review' | 'killed' | 'published' | 'ready' | 'scheduled' | 'sent-back' | 'trashed'

/** Where a story stands. */
export interface StoryState {
  readonly kind: StateKind
  /** In words; of a scheduled story without the time, which is `at`. */
  readonly label: string
  /** When a scheduled story is to be published. */
  readonly at?: string
  /** The end of an embargo that runs. */
  readonly embargoedUntil?: string
}

/** What decides it, of the story's newest version and of what readers have. */
export interface StateFacts {
  readonly story: Pick<Article, '_status' | 'deletedAt' | 'embargoedUntil' | 'handover' | 'killed' | 'stage'>
  /** Readers have a version of it now. */
  readonly isPublic: boolean
  /** When the next publication is due, where one is scheduled. */
  readonly scheduledAt?: string | null
  readonly now: Date
}

/**
 * The one state that a story is in. What ended it comes first (trash, kill), then what is about to happen (a schedule), then what
 * readers have, then its stage in the newsroom.
 */
export function storyState({ story, isPublic, scheduledAt, now }: StateFacts): StoryState {
  const kind = kindOf({ story, isPublic, scheduledAt })
  const { embargoedUntil } = story
  return {
    kind,
    label: LABELS[kind],
    ...(kind === 'scheduled' && scheduledAt ? { at: scheduledAt } : {}),
    ...(isEmbargoed(story, now) && embargoedUntil ? { embargoedUntil } : {}),
  }
}

function kindOf({ story, isPublic, scheduledAt }: Omit<StateFacts, 'now'>): StateKind {
  if (story.deletedAt) return 'trashed'
  if (story.killed?.at) return 'killed'
  if (scheduledAt) return 'scheduled'
  if (isPublic) return story._status === 'published' ? 'published' : 'changed'
  if (story.stage === 'in-review' || story.stage === 'ready') return story.stage
  return isSentBack(story) ? 'sent-back' : 'draft'
}

/** An editor sent it back with a note, and it was not submitted since. */
export function isSentBack({ handover, stage }: Pick<Article, 'handover' | 'stage'>): boolean {
  return handover?.kind === 'returned' && (stage ?? 'draft') === 'draft'
}

const LABELS: Readonly<Record<StateKind, string>> = {
  changed: 'Published · changes waiting',
  ...STAGE_LABELS,
  killed: 'Killed',
  published: 'Published',
  scheduled: 'Scheduled',
  'sent-back': 'Draft · sent back',
  trashed: 'In the trash',
}
