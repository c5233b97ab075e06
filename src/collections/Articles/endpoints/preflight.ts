import type { Endpoint, PayloadRequest } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { judge } from '../judge'
import { findStory, requireDesk, wordsOf } from './story'

type Door = Omit<Endpoint, 'root'>

/** `GET /api/articles/{id}/preflight`: the preflight result of the newest version. Newsroom staff only. */
export const preflightOfStory: Door = {
  path: '/:id/preflight',
  method: 'get',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    return answerJudged(req, await findStory(req))
  },
}

/** `POST /api/articles/{id}/preflight`: the same with the body's fields replacing the stored ones. Saves nothing. */
export const preflightOfForm: Door = {
  path: '/:id/preflight',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    const stored = await findStory(req)
    const { id, killed, publishedAt } = stored
    return answerJudged(req, { ...stored, ...(await wordsOf(req)), id, killed, publishedAt })
  },
}

/** `POST /api/articles/preflight`: the same for a story that has not been saved yet. */
export const preflightOfNew: Door = {
  path: '/preflight',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    return answerJudged(req, { ...(await wordsOf(req)), id: undefined, killed: undefined })
  },
}

async function answerJudged(req: PayloadRequest, article: Partial<Article>): Promise<Response> {
  return Response.json(await judge({ req, article }), { headers: { 'cache-control': 'no-store' } })
}
