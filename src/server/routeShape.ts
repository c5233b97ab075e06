import type { Payload } from 'payload'

const V1: ReadonlySet<string> = new Set([
  'articles',
  'authors',
  'changes',
  'contributors',
  'ninjs',
  'openapi.json',
  'search',
  'topics',
])
const FOR_MACHINES: ReadonlySet<string> = new Set(['news-sitemap.xml', 'robots.txt', 'sitemap.xml'])

/** Maps a path to a label out of a fixed set, which clients cannot extend. */
export type RouteShape = (path: string) => string

/**
 * Labels for metrics by route: `articles list`, `articles record`, `users login`, `panel`. A path itself contains IDs
 * and arbitrary input.
 */
export function routeShapes({ payload }: { payload: Payload }): RouteShape {
  const words = new Map(
    payload.config.collections.map(({ slug, endpoints }) => [slug as string, firstWords(endpoints || [])]),
  )
  return (path) => {
    const [first = '', second = '', third] = path.split('/').filter(Boolean)
    if (['healthz', 'readyz', 'metrics'].includes(first)) return first
    if (first === 'admin') return 'panel'
    if (first === 'preview') return 'preview'
    if (first === '_next') return 'panel assets'
    if (first === 'v1') return V1.has(second) ? `v1 ${second}` : 'v1 other'
    if (first === 'feeds' || first === 'sitemaps') return first
    if (FOR_MACHINES.has(first)) return first
    if (first !== 'api') return 'other'
    if (second === 'graphql') return 'graphql'
    const known = words.get(second)
    if (!known) return 'api other'
    if (third === undefined) return `${second} list`
    return `${second} ${known.has(third) ? third : 'record'}`
  }
}

/** The literal first segments of endpoints: `/versions/:id` has one, `/:id` does not. */
function firstWords(endpoints: readonly { path: string }[]): ReadonlySet<string> {
  const words = endpoints.map(({ path }) => path.split('/')[1] ?? '')
  return new Set(words.filter((word) => word !== '' && !word.startsWith(':')))
}
