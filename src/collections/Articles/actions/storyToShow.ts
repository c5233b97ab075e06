import type { PayloadRequest } from 'payload'

import { canEditArticle } from '../../../access/articles'
import { isInNewsroom } from '../../../access/roles'
import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { idOf } from '../../publicity/makePublic'

/** A story's newest version for somebody of the newsroom. Throws a Refusal: 403 `forbidden`, 404 `not-found`. */
export async function storyToRead(req: PayloadRequest): Promise<Article> {
  if (!isInNewsroom(req)) throw forbidden('This is for the newsroom.')
  const id = String(req.routeParams?.id)
  const story = await req.payload.findByID({
    collection: 'articles',
    id,
    depth: 0,
    disableErrors: true,
    draft: true,
    overrideAccess: false,
    req,
  })
  if (story) return story
  throw new Refusal({ status: 404, code: 'not-found', message: 'There is no such story.', received: id })
}

/** The same for whoever may show it to others: editors, and the reporter whose story it is. */
export async function storyToShow(req: PayloadRequest): Promise<Article> {
  const story = await storyToRead(req)
  const rule = await canEditArticle({ req })
  const isOwn = rule === true || (rule !== false && idOf(story.createdBy) === req.user?.id)
  if (isOwn) return story
  throw forbidden('Editors share every story, a reporter his own.')
}

function forbidden(message: string): Refusal {
  return new Refusal({ status: 403, code: 'forbidden', message })
}
