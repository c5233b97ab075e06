import * as fc from '../fastCheck'
import type { SanitizedConfig } from 'payload'

import { fillPath, queryFor } from './addresses'
import { bodyFor } from './bodies'
import { graphqlBody } from './graphql'
import type { Known, Collection } from './known'
import { fillPublicPath, PUBLIC_PATHS, publicQuery } from './publicRoutes'

export const ASKERS = ['anonymous', 'reporter', 'editor'] as const

export type Asker = (typeof ASKERS)[number]

/** A request that nobody's editor sends, or only just. */
export interface HostileRequest {
  readonly who: Asker
  readonly method: string
  /** The route's pattern, by which findings are counted. */
  readonly route: string
  /** Path and query as they go over the wire. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
}

/**
 * `count` requests over every route there is, the same for the same seed. Sampled, never shrunk: a request that was
 * sent has changed what the next one meets.
 */
export function hostileRequests({
  config,
  known,
  count,
  seed,
  hasPanel = false,
}: {
  config: SanitizedConfig
  known: Known
  count: number
  seed: number
  hasPanel?: boolean
  /** Whether addresses and queries are hostile too, or bodies alone. */
}): HostileRequest[] {
  const routes = routesOf(config, hasPanel)
  return fc.sample(fc.constantFrom(...routes).chain(requestTo(known)), { numRuns: count, seed })
}

interface Route {
  readonly method: string
  readonly path: string
  readonly collection?: Collection
  /** Read by the public, and asked by its own parameters. */
  readonly isPublic?: boolean
}

function routesOf(config: SanitizedConfig, hasPanel: boolean): Route[] {
  const ofCollections = config.collections.flatMap((collection) => [
    { method: 'get', path: `/api/${collection.slug}`, collection },
    ...(collection.endpoints || []).map(({ method, path }) => ({
      method,
      path: `/api/${collection.slug}${path}`.replace(/\/$/, ''),
      collection,
    })),
  ])
  const ofConfig = (config.endpoints ?? []).map(({ method, path }) => ({ method, path: `/api${path}` }))
  const graphql = Array.from({ length: 12 }, () => ({ method: 'post', path: '/api/graphql' }))
  const paths = ['/healthz', '/readyz', '/', '/nothing', '/api', '/api/nothing', '/api/globals/nothing']
  const panel = ['/admin', '/admin/login', '/admin/collections/articles', '/admin/:key', '/_next/:key']
  const plain = [...paths, ...(hasPanel ? panel : [])].flatMap((path) => [
    { method: 'get', path },
    { method: 'post', path },
  ])
  // What is written is where most can go wrong.
  const written = ofCollections.filter(({ method, path }) => method !== 'get' && !path.includes('payload-'))
  const ofPublic = [...PUBLIC_PATHS, ...PUBLIC_PATHS].map((path) => ({ method: 'get', path, isPublic: true }))
  return [...ofCollections, ...written, ...ofConfig, ...graphql, ...plain, ...ofPublic]
}

function requestTo(known: Known) {
  return (route: Route): fc.Arbitrary<HostileRequest> => {
    const { collection, isPublic, path } = route
    return fc
      .record({
        who: fc.constantFrom(...ASKERS),
        method: fc.oneof(
          { weight: 12, arbitrary: fc.constant(route.method.toUpperCase()) },
          {
            weight: 1,
            arbitrary: fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'),
          },
        ),
        filled: isPublic
          ? fillPublicPath(path)
          : fillPath(path, (collection && known[collection.slug]) ?? []),
        query: isPublic ? publicQuery() : queryFor(collection),
        sent: path === '/api/graphql' ? graphqlBody() : bodyFor(collection, known),
        overrides: fc.oneof(
          { weight: 30, arbitrary: fc.constant({}) },
          { weight: 1, arbitrary: fc.constant({ 'x-http-method-override': 'GET' }) },
          { weight: 1, arbitrary: fc.constant({ 'x-payload-http-method-override': 'GET' }) },
          { weight: 1, arbitrary: fc.constant({ range: 'bytes=9-1' }) },
          { weight: 1, arbitrary: fc.constant({ 'if-none-match': '*' }) },
          { weight: 1, arbitrary: fc.constant({ 'if-none-match': 'W/"\u00ff,,","' }) },
          { weight: 1, arbitrary: fc.constant({ cookie: 'payload-token=%00; a=b; ;=' }) },
          { weight: 1, arbitrary: fc.constant({ 'accept-language': 'xx-\u00ff;q=NaN' }) },
          { weight: 1, arbitrary: fc.constant({ 'next-action': 'deadbeef' }) },
        ),
      })
      .map(({ who, method, filled, query, sent, overrides }) => {
        const hasBody = method !== 'GET' && method !== 'HEAD'
        return {
          who,
          method,
          route: path,
          target: `${filled}${query ? `?${query}` : ''}`,
          headers: {
            ...overrides,
            ...(hasBody && sent.contentType ? { 'content-type': sent.contentType } : {}),
          },
          body: hasBody ? sent.bytes : undefined,
        }
      })
      .filter(({ target }) => target.length < 30_000)
  }
}
