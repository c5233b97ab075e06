import type { Newsroom } from '../published/find/newsroom'
import type { Answer } from './answer'
import type { Asked, ParameterName } from './parameters'

/** Who answers: the database, where readers find what is in it, and what it is called. */
export interface Publication extends Newsroom {
  /** The newsroom's name, as feeds and search engines show it. */
  readonly siteName: string
}

/** What stands in the address of a route: `{slug}`, and the parameters behind `?`. */
export interface RouteRequest {
  readonly path: Readonly<Record<string, string>>
  readonly query: Asked
  /** The address as it was asked, from the path on. */
  readonly url: string
}

/** One public address: what it is asked by, and what it answers. `GET` and `HEAD`. */
export interface Route {
  /** As OpenAPI writes it: `/v1/articles/{slug}`. */
  readonly path: string
  readonly operationId: string
  readonly summary: string
  readonly parameters: readonly ParameterName[]
  /** What it answers when it finds something: a media type, and the name of its schema where it is described. */
  readonly answers: { readonly contentType: string; readonly schema?: string }
  /** Besides 200 and 304. */
  readonly statuses: readonly (301 | 400 | 404 | 410)[]
  readonly handle: (publication: Publication, request: RouteRequest) => Promise<Answer>
}
