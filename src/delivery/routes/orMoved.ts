import { Refusal } from '../../errors'
import { findMoved } from '../find/moved'
import type { Answer } from '../answer'
import { movedTo } from '../missing'
import type { Route, RouteRequest } from '../route'

const COLLECTIONS = { topic: 'topics', author: 'authors', contributor: 'contributors' } as const

/** Answers a list with `handle`; if it is requested by a former slug of a topic or person, 301 to the same list by the current slug. */
export async function orMoved(
  publication: Parameters<Route['handle']>[0],
  request: RouteRequest,
  handle: Route['handle'],
): Promise<Answer> {
  try {
    return await handle(publication, request)
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 404) throw error
    const [path = '', query = ''] = request.url.split('?', 2)
    const parameters = new URLSearchParams(query)
    for (const name of ['topic', 'author', 'contributor'] as const) {
      const slug = request.query[name]
      const collection = COLLECTIONS[name]
      const moved = slug && (await findMoved({ payload: publication.payload, collection, slug }))
      if (moved) parameters.set(name, moved)
    }
    const location = `${path}?${parameters}`
    if (parameters.toString() === new URLSearchParams(query).toString()) throw error
    return movedTo(location)
  }
}
