import type { Endpoint, PayloadRequest, Where } from 'payload'

import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { findOwner } from '../../../fields/slug/owner'
import { findLiveRow } from '../liveRow'

/**
 * `GET /api/articles/by-slug/{slug}`: the public story at an address. An earlier address of one that is public answers
 * 301 with the new one; a killed story's 410; 404 otherwise.
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

/** By the rule for readers, whoever asks: a draft has no address yet. */
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
