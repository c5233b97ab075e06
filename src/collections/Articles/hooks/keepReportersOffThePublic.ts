import type { CollectionBeforeChangeHook } from 'payload'

import { isEditor } from '../../../access/roles'
import type { Article } from '../../../generated/payload-types'
import { Refusal } from '../../../errors'
import { publicRowOf } from './knowPublicRow'

/**
 * No write of a reporter's changes what is public, by whatever door: REST, GraphQL, bulk, restore, duplicate,
 * trash. Access rules cannot hold this alone, since for an update Payload asks them about a story's newest
 * version: a draft over a published story passes, and saving it would rewrite the public row.
 */
export const keepReportersOffThePublic: CollectionBeforeChangeHook<Article> = ({
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  // Without a user it is the seed or a command; anonymous requests never get past the access rules.
  if (!req.user || isEditor(req)) return data
  if (data._status === 'published') {
    throw new Refusal({
      status: 403,
      code: 'cannot-publish',
      message: 'Reporters do not publish. Save a draft; an editor will publish it.',
      received: data._status,
    })
  }
  if (operation === 'update' && publicRowOf(context)?._status === 'published') {
    throw new Refusal({
      status: 403,
      code: 'story-is-public',
      message: 'This story is published. Only an editor can change or withdraw it.',
      received: originalDoc?.id,
    })
  }
  return data
}
