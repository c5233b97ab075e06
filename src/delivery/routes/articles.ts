import { findPublishedAtAddress } from '../find/atAddress'
import { orMoved } from './orMoved'
import { findPublishedPage } from '../find/page'
import type { PageQuery } from '../find/found'
import { needText, parseFields, pick } from '../selectFields'
import { json } from '../json'
import { gone, movedTo, notFound } from '../missing'
import { limitOf, momentOf, type Asked } from '../parameters'
import type { Route } from '../route'

const JSON_TYPE = 'application/json'

/** Query parameters of every list of stories. */
export const PAGE_PARAMETERS = ['topic', 'author', 'contributor', 'from', 'to', 'limit', 'cursor'] as const

export const articles: Route = {
  path: '/v1/articles',
  operationId: 'listArticles',
  summary: 'Published stories, newest first',
  parameters: [...PAGE_PARAMETERS, 'fields'],
  answers: { contentType: JSON_TYPE, schema: 'ArticlePage' },
  statuses: [301, 400, 404],
  handle: (publication, request) =>
    orMoved(publication, request, async ({ payload, site }, { query }) => {
      const fields = parseFields(query.fields)
      const page = { ...readPageQuery(query), hasBody: needText(fields) }
      const { docs, nextCursor } = await findPublishedPage({ payload, site, query: page })
      return json({ docs: docs.map((doc) => pick(doc, fields)), nextCursor }, { tags: ['lists'] })
    }),
}

export const article: Route = {
  path: '/v1/articles/{slug}',
  operationId: 'getArticle',
  summary: 'A published story; an earlier address redirects (301) to the current one',
  parameters: ['fields'],
  answers: { contentType: JSON_TYPE, schema: 'PublishedArticle' },
  statuses: [301, 400, 404, 410],
  async handle({ payload, site }, { path: { slug = '' }, query }) {
    const fields = parseFields(query.fields)
    const found = await findPublishedAtAddress({ payload, site, slug })
    switch (found.kind) {
      case 'found':
        return json(pick(found.article, fields), { tags: found.tags })
      case 'moved':
        return movedTo(`/v1/articles/${found.slug}${query.fields ? `?fields=${fields.join(',')}` : ''}`)
      case 'killed':
        return gone()
      case 'unknown':
        return notFound('There is no story at this address.')
    }
  },
}

/** The part of the query that selects stories. */
export function readPageQuery(query: Asked): Omit<PageQuery, 'hasBody'> {
  const { author, contributor, cursor, topic } = query
  const [from, to] = [momentOf(query.from), momentOf(query.to)]
  return {
    limit: limitOf(query),
    ...(topic ? { topic } : {}),
    ...(author ? { author } : {}),
    ...(contributor ? { contributor } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(cursor ? { cursor } : {}),
  }
}
