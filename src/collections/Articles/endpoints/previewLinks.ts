import type { Endpoint, PayloadRequest } from 'payload'

import { Refusal } from '../../../errors'
import { parseExpiry } from '../../PreviewLinks/expiry'
import { createLink, listLinks, revokeLinks } from '../../PreviewLinks/links'
import { wordsOf } from './story'
import { storyToShow } from './storyToShow'

/**
 * Links that show a story to people without an account. `POST` {expiresAt?, version?} creates one: 201 {id, url, expiresAt …}; `GET` lists
 * the active ones: {docs}; `DELETE` {id?} revokes one or all: {message, revoked}. Errors: 400 `bad-date` or `bad-version`, 409 `killed`,
 * 422 `date-past`, `date-too-far` or `unknown-version`.
 */
export const previewLinks: Omit<Endpoint, 'root'>[] = [
  {
    path: '/:id/preview-links',
    method: 'post',
    handler: async (req) => {
      const story = await storyToShow(req)
      if (story.killed?.at) {
        throw new Refusal({
          status: 409,
          code: 'killed',
          message: 'This story was killed, so it cannot be shared.',
        })
      }
      const { expiresAt, version } = await wordsOf(req)
      const link = await createLink({
        req,
        articleId: story.id,
        headline: story.headline,
        expiresAt: parseExpiry({ given: expiresAt, now: new Date() }),
        version: await knownVersion({ req, articleId: story.id, given: version }),
      })
      return Response.json(link, { status: 201 })
    },
  },
  {
    path: '/:id/preview-links',
    method: 'get',
    handler: async (req) => {
      const { id } = await storyToShow(req)
      return Response.json({ docs: await listLinks({ req, articleId: id, now: new Date() }) })
    },
  },
  { path: '/:id/preview-links', method: 'delete', handler: revoke },
  { path: '/:id/preview-links/:linkId', method: 'delete', handler: revoke },
]

async function revoke(req: PayloadRequest): Promise<Response> {
  const story = await storyToShow(req)
  const linkId = req.routeParams?.linkId ?? (await wordsOf(req)).id
  const revoked = await revokeLinks({
    req,
    articleId: story.id,
    headline: story.headline,
    linkId: linkId === undefined ? undefined : String(linkId),
    now: new Date(),
  })
  if (revoked === 0 && linkId !== undefined) {
    throw new Refusal({
      status: 404,
      code: 'not-found',
      message: 'This link does not exist or is no longer valid.',
      received: String(linkId).slice(0, 100),
    })
  }
  return Response.json({
    message: revoked === 1 ? 'The link has been revoked.' : `${revoked} links have been revoked.`,
    revoked,
  })
}

/** The version a link is pinned to. Rejects versions of other stories. */
async function knownVersion({
  req,
  articleId,
  given,
}: {
  req: PayloadRequest
  articleId: string
  given: unknown
}): Promise<string | undefined> {
  if (given === undefined || given === null || given === '') return undefined
  const refuse = (status: number, code: string, message: string) =>
    new Refusal({ status, code, message, path: 'version', received: String(given).slice(0, 100) })
  if (typeof given !== 'string' || !/^[\da-f-]{24,36}$/i.test(given)) {
    throw refuse(400, 'bad-version', 'Send the id of a version of this story.')
  }
  const found = await req.payload.findVersions({
    collection: 'articles',
    depth: 0,
    limit: 1,
    pagination: false,
    req,
    where: { and: [{ id: { equals: given } }, { parent: { equals: articleId } }] },
  })
  if (found.docs.length === 0) throw refuse(422, 'unknown-version', 'This story has no such version.')
  return given
}
