import type { Article, User } from '../generated/payload-types'
import { isEmbargoed } from './visibility'

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

/** Who asks, and how the story stands. */
export interface ActionFacts {
  readonly user: Pick<User, 'id' | 'role'> | null | undefined
  readonly story: Pick<Article, '_status' | 'createdBy' | 'deletedAt' | 'embargoedUntil' | 'killed' | 'stage'>
  /** Readers have a version of it now. */
  readonly isPublic: boolean
  readonly now: Date
}

/**
 * What this user can do with a story now: nothing that the server would refuse for who asks or for how the story stands. An editor
 * works on every story, a reporter on their own until it is public (and shares it still); what is in the trash or killed goes nowhere.
 */
export function availableActions({ user, story, isPublic, now }: ActionFacts): StoryAction[] {
  const isEditor = user?.role === 'admin' || user?.role === 'editor'
  const isOwnOfReporter = user?.role === 'reporter' && idOf(story.createdBy) === user.id
  if (story.deletedAt || (!isEditor && !isOwnOfReporter)) return []
  const share = when(!story.killed?.at, 'share')
  if (!isEditor && isPublic) return share
  const always: StoryAction[] = ['save', 'restore-version', 'trash', ...share]
  if (story.killed?.at) return user?.role === 'admin' ? [...always, 'lift-kill'] : always
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

const idOf = (relation: Article['createdBy']): string | undefined =>
  typeof relation === 'object' ? relation?.id : relation
