import { findMoved } from '../find/moved'
import { findPublishedPerson } from '../find/people'
import { json } from '../json'
import { movedTo, notFound } from '../missing'
import type { Route } from '../route'

export const author = personRoute('author')
export const contributor = personRoute('contributor')

function personRoute(kind: 'author' | 'contributor'): Route {
  return {
    path: `/v1/${kind}s/{slug}`,
    operationId: kind === 'author' ? 'getAuthor' : 'getContributor',
    summary: kind === 'author' ? 'An author' : 'A contributor',
    parameters: [],
    answers: { contentType: 'application/json', schema: 'PublishedPerson' },
    statuses: [301, 400, 404],
    async handle({ payload, site }, { path: { slug = '' } }) {
      const found = await findPublishedPerson({ payload, site, kind, slug })
      if (found) return json(found.person, { tags: found.tags })
      const moved = await findMoved({ payload, collection: `${kind}s`, slug })
      return moved ? movedTo(`/v1/${kind}s/${moved}`) : notFound(`There is no such ${kind}.`)
    },
  }
}
