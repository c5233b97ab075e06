import { Refusal } from '../../errors'
import type { Step } from '../decide'
import { mayPublish } from '../operation'

/**
 * Only editors, admins and the system may change what is public, through any entry point: REST, GraphQL, bulk, restore, duplicate, trash.
 * Access rules cannot ensure this alone: for an update Payload evaluates them against the newest version, so a draft over a published
 * article passes, and saving it would rewrite the public row.
 */
export const forbidReporterPublish: Step = (draft) => {
  const { data, live, newest, operation } = draft
  if (mayPublish(operation.actor)) return draft
  if (data._status === 'published') {
    throw new Refusal({
      status: 403,
      code: 'cannot-publish',
      message: 'Reporters cannot publish. Save a draft and submit it for review.',
      received: data._status,
    })
  }
  if (live?._status === 'published') {
    throw new Refusal({
      status: 403,
      code: 'story-is-public',
      message: 'This story is published. Only an editor can change or withdraw it.',
      received: newest?.id,
    })
  }
  return draft
}
