import type { Endpoint } from 'payload'

import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'
import { findOwner } from '../../slug/owner'

/**
 * `GET /api/articles/by-slug/{slug}`: the public story at an address. An earlier address of one that is public answers
 * 301 with the new one; a killed story's 410; 404 otherwise.
 */
export const bySlug: Omit<Endpoint, 'root'> = {
  path: '/by-slug/:slug',
  method: 'get',
  handler: async (req) => {
    const slug = String(req.routeParams?.slug)
    const { docs } = await req.payload.find({
      collection: 'articles',
      limit: 1,
      overrideAccess: false,
      pagination: false,
      // As a reader, whoever asks: a draft has no address yet.
      req: { ...req, user: null },
      where: { and: [{ slug: { equals: slug } }, { _status: { equals: 'published' } }] },
    })
    if (docs[0]) return Response.json(docs[0])
    const id = await findOwner({ req, slug })
    const row = id
      ? await req.payload.db.findOne<Article>({ collection: 'articles', req, where: { id: { equals: id } } })
      : null
    const isPublic = row?._status === 'published' && !row.deletedAt
    if (isPublic && row.slug && row.slug !== slug) {
      const location = `/api/articles/by-slug/${row.slug}`
      return Response.json({ slug: row.slug }, { status: 301, headers: { location } })
    }
    if (row?.killed?.at) {
      throw new Refusal({ status: 410, code: 'withdrawn', message: 'This story was withdrawn.' })
    }
    throw new Refusal({ status: 404, code: 'not-found', message: 'There is no story at this address.' })
  },
}
