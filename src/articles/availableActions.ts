import type { Article, User } from '../generated/payload-types'
import { isEmbargoed } from './visibility'
import { idOf } from '../relations'
import { isAdminRole, isEditorRole, isReporterRole } from '../roles'

export type StoryAction =
  | 'approve'
  | 'kill'
  | 'lift-kill'
  | 'publish'
  | 'restore-version'
  | 'save'
  | 'schedule'
  | 'send-back'
  | 'share'
  | 'submit'
  | 'trash'
  | 'unpublish'
  | 'withdraw'

/** The user and the state of the story. */
export interface ActionFacts {
  readonly user: Pick<User, 'id' | 'role'> | null | undefined
  readonly story: Pick<Article, '_status' | 'createdBy' | 'deletedAt' | 'embargoedUntil' | 'killed' | 'stage'>
  /** Whether readers have a version of the story now. */
  readonly isPublic: boolean
  readonly now: Date
}

/**
 * The actions that the server would accept from this user for a story in its current state. An editor may work on every story, a reporter
 * on their own until it is public, after which they can still share it. A trashed or killed story cannot be published.
 */
export function availableActions({ user, story, isPublic, now }: ActionFacts): StoryAction[] {
  const isEditor = isEditorRole(user?.role)
  const isOwnOfReporter = isReporterRole(user?.role) && idOf(story.createdBy) === user?.id
  if (story.deletedAt || (!isEditor && !isOwnOfReporter)) return []
  const share = when(!story.killed?.at, 'share')
  if (!isEditor && isPublic) return share
  const always: StoryAction[] = ['save', 'restore-version', 'trash', ...share]
  if (story.killed?.at) return isAdminRole(user?.role) ? [...always, 'lift-kill'] : always
  const stage = story.stage ?? 'draft'
  const isDraft = story._status !== 'published'
  const isHeld = isEmbargoed(story, now)
  return [
    ...always,
    ...when(isDraft && stage === 'draft', 'submit'),
    ...when(isDraft && stage === 'in-review' && !isEditor, 'withdraw'),
    ...when(isDraft && stage === 'in-review' && isEditor, 'approve'),
    ...when(isDraft && stage !== 'draft' && isEditor, 'send-back'),
    ...when(isEditor && !isHeld, 'publish'),
    ...when(isEditor && isPublic, 'unpublish'),
    ...when(isEditor, 'schedule', 'kill'),
  ]
}

const when = (is: boolean, ...actions: StoryAction[]): StoryAction[] => (is ? actions : [])
