import type { Article } from '../generated/payload-types'
import { isEmbargoed } from './visibility'
import { STAGE_LABELS } from '../labels'

export type StateKind =
  'changed' | 'draft' | 'in-review' | 'killed' | 'published' | 'ready' | 'scheduled' | 'sent-back' | 'trashed'

/** The state of a story, for display. */
export interface StoryState {
  readonly kind: StateKind
  /** Display text; for a scheduled story without the time, which is `at`. */
  readonly label: string
  /** When a scheduled story is to be published. */
  readonly at?: string
  /** End of the current embargo. */
  readonly embargoedUntil?: string
}

/** The story's newest version and what readers have. */
export interface StateFacts {
  readonly story: Pick<Article, '_status' | 'deletedAt' | 'embargoedUntil' | 'handover' | 'killed' | 'stage'>
  /** Whether readers have a version of it now. */
  readonly isPublic: boolean
  /** When the next scheduled publication is due. */
  readonly scheduledAt?: string | null
  readonly now: Date
}

/**
 * The one state that a story is in. Precedence: trash and kill, then a schedule, then what readers have, then the stage in the newsroom.
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

/** Whether an editor returned the story with a note and it has not been submitted since. */
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
