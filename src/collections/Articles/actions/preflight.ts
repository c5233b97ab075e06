import type { Endpoint, PayloadRequest } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { findingsOf } from '../preflight/findingsOf'
import { findStory, requireDesk, wordsOf } from './story'

type Door = Omit<Endpoint, 'root'>

/** `GET /api/articles/{id}/preflight`: what stands between the newest version and its readers. For the newsroom. */
export const preflightOfStory: Door = {
  path: '/:id/preflight',
  method: 'get',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    return judge(req, await findStory(req))
  },
}

/** `POST /api/articles/{id}/preflight`: the same with the fields of the body in place of the stored ones. Saves nothing. */
export const preflightOfForm: Door = {
  path: '/:id/preflight',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    const stored = await findStory(req)
    const { id, killed, publishedAt } = stored
    return judge(req, { ...stored, ...(await wordsOf(req)), id, killed, publishedAt })
  },
}

/** `POST /api/articles/preflight`: a story that was never saved. */
export const preflightOfNew: Door = {
  path: '/preflight',
  method: 'post',
  handler: async (req) => {
    requireDesk(req, { isForEditors: false })
    return judge(req, { ...(await wordsOf(req)), id: undefined, killed: undefined })
  },
}

async function judge(req: PayloadRequest, data: Partial<Article>): Promise<Response> {
  return Response.json(await findingsOf({ req, data }), { headers: { 'cache-control': 'no-store' } })
}
