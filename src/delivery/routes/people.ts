import { findPublishedPerson } from '../../published/find/people'
import { json } from '../json'
import { notFound } from '../missing'
import type { Route } from '../route'

export const author = personRoute('author')
export const contributor = personRoute('contributor')

function personRoute(kind: 'author' | 'contributor'): Route {
  return {
    path: `/v1/${kind}s/{slug}`,
    operationId: kind === 'author' ? 'getAuthor' : 'getContributor',
    summary: kind === 'author' ? 'Somebody who writes' : 'Somebody who contributes to stories',
    parameters: [],
    answers: { contentType: 'application/json', schema: 'PublishedPerson' },
    statuses: [400, 404],
    async handle({ payload, site }, { path: { slug = '' } }) {
      const found = await findPublishedPerson({ payload, site, kind, slug })
      return found ? json(found.person, { tags: found.tags }) : notFound(`There is no such ${kind}.`)
    },
  }
}
