import type { Payload } from 'payload'

/** Names the kind of address that a path is, out of a list that no sender can make longer. */
export type RouteShape = (path: string) => string

/**
 * For figures by route: `articles list`, `articles record`, `users login`, `panel`. A path itself has ids in it, and
 * whatever a sender thinks of.
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
    if (first !== 'api') return 'other'
    if (second === 'graphql') return 'graphql'
    const known = words.get(second)
    if (!known) return 'api other'
    if (third === undefined) return `${second} list`
    return `${second} ${known.has(third) ? third : 'record'}`
  }
}

/** `/versions/:id` begins with a word of its own, `/:id` does not. */
function firstWords(endpoints: readonly { path: string }[]): ReadonlySet<string> {
  const words = endpoints.map(({ path }) => path.split('/')[1] ?? '')
  return new Set(words.filter((word) => word !== '' && !word.startsWith(':')))
}
