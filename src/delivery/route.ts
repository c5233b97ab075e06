import type { Newsroom } from './find/newsroom'
import type { Answer } from './answer'
import type { Asked, ParameterName } from './parameters'

/** What routes answer from: the database, the site's addresses, and the newsroom's name. */
export interface Publication extends Newsroom {
  /** The newsroom's name, as feeds and search engines show it. */
  readonly siteName: string
}

/** The parameters of a request's URL: `{slug}` in the path, and those in the query. */
export interface RouteRequest {
  readonly path: Readonly<Record<string, string>>
  readonly query: Asked
  /** The URL as sent, from the path on. */
  readonly url: string
}

/** One public route, for `GET` and `HEAD`. */
export interface Route {
  /** In OpenAPI's notation: `/v1/articles/{slug}`. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly parameters: readonly ParameterName[]
  /** The successful response: a media type, and the name of its schema if it is described. */
  readonly answers: { readonly contentType: string; readonly schema?: string }
  /** Statuses besides 200 and 304. */
  readonly statuses: readonly (301 | 400 | 404 | 410)[]
  readonly handle: (publication: Publication, request: RouteRequest) => Promise<Answer>
}
