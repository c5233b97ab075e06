import type { PayloadRequest } from 'payload'

import { canEditArticle } from '../../../access/articles'
import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { idOf } from '../../../relations'
import { findStory, requireDesk } from './story'

/**
 * A story's newest version, for callers who may share it: editors, and the reporter who created it. Throws a Refusal: 403 `forbidden`, 404
 * `not-found`.
 */
export async function storyToShow(req: PayloadRequest): Promise<Article> {
  requireDesk(req, { isForEditors: false })
  const story = await findStory(req)
  const rule = await canEditArticle({ req })
  if (rule === true || (rule !== false && idOf(story.createdBy) === req.user?.id)) return story
  throw new Refusal({
    status: 403,
    code: 'forbidden',
    message: 'Reporters can share only their own stories.',
  })
}
