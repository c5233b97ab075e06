import type { PublishedArticle } from '../../public/schema/article'
import { findPublishedAtAddress } from '../find/atAddress'
import type { Answer } from '../answer'
import { gone, movedTo, notFound } from '../missing'
import type { Publication, Route, RouteRequest } from '../route'

/** A route for another format of a story, at `/v1/articles/{slug}/…`: 301 to the same format at its current URL, 410 once killed. */
export function storyRoute({
  form,
  render,
  ...route
}: Pick<Route, 'operationId' | 'summary' | 'answers'> & {
  form: string
  render: (article: PublishedArticle, publication: Publication) => string
}): Route {
  return {
    ...route,
    path: `/v1/articles/{slug}/${form}`,
    parameters: [],
    statuses: [301, 400, 404, 410],
    handle: (publication, { path: { slug = '' } }: RouteRequest): Promise<Answer> =>
      answer({ publication, slug, form, contentType: route.answers.contentType, render }),
  }
}

async function answer({
  publication,
  slug,
  form,
  contentType,
  render,
}: {
  publication: Publication
  slug: string
  form: string
  contentType: string
  render: (article: PublishedArticle, publication: Publication) => string
}): Promise<Answer> {
  const { payload, site } = publication
  const found = await findPublishedAtAddress({ payload, site, slug })
  switch (found.kind) {
    case 'found':
      return {
        status: 200,
        contentType: `${contentType}; charset=utf-8`,
        body: render(found.article, publication),
        tags: found.tags,
      }
    case 'moved':
      return movedTo(`/v1/articles/${found.slug}/${form}`)
    case 'killed':
      return gone()
    case 'unknown':
      return notFound('There is no story at this address.')
  }
}
