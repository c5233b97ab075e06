import type { Endpoint, PayloadRequest, Where } from 'payload'

import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { findOwner } from '../../../fields/slug/owner'
import { findLiveRow } from '../liveRow'

/**
 * `GET /api/articles/by-slug/{slug}`: the public story with this slug. Responds with 301 and the new slug for an earlier slug of a public
 * story, 410 for a killed story, 404 otherwise.
 */
export const bySlug: Omit<Endpoint, 'root'> = {
  path: '/by-slug/:slug',
  method: 'get',
  handler: async (req) => {
    const slug = String(req.routeParams?.slug)
    const story = await findAsReader(req, { slug: { equals: slug } })
    if (story) return Response.json(story)
    const id = await findOwner({ req, slug })
    const moved = id ? await findAsReader(req, { id: { equals: id } }) : undefined
    if (moved?.slug) {
      const location = `/api/articles/by-slug/${moved.slug}`
      return Response.json({ slug: moved.slug }, { status: 301, headers: { location } })
    }
    if ((await findLiveRow({ id, req }))?.killed?.at) {
      throw new Refusal({ status: 410, code: 'withdrawn', message: 'This story was withdrawn.' })
    }
    throw new Refusal({ status: 404, code: 'not-found', message: 'There is no story at this address.' })
  },
}

/** Reads with public access, even for signed-in callers: a draft has no public address yet. */
async function findAsReader(req: PayloadRequest, where: Where): Promise<Article | undefined> {
  const { docs } = await req.payload.find({
    collection: 'articles',
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req: { ...req, user: null },
    where,
  })
  return docs[0]
}
