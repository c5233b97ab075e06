import type { FlattenedField, Payload } from 'payload'

import { groupBy } from '../../src/operations/check/groupBy'
import type { Planted } from './canaries'

/** One request, whoever makes it. */
export interface Door {
  readonly path: string
  readonly method?: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
}

type Collection = Payload['config']['collections'][number]

/** What a list or a record can be asked with, beyond its address. */
function variants(collection: Collection): string[] {
  const relations = collection.flattenedFields.flatMap((field) =>
    'relationTo' in field ? [field.relationTo] : [],
  )
  const everything = ['articles', 'authors', 'contributors', 'dispatches', 'media', 'topics', 'users']
    .map((slug) => `populate[${slug}][x]=false`)
    .join('&')
  const everythingPublic = ['articles', 'authors', 'contributors', 'media', 'topics']
    .map((slug) => `populate[${slug}][updatedAt]=false`)
    .join('&')
  const join = (query: string) =>
    Object.values(collection.joins).flatMap((fields) =>
      fields.map(({ joinPath }) => `depth=2&joins[${joinPath}]${query}`),
    )
  return [
    ...[0, 1, 2, 3].flatMap((depth) => [`depth=${depth}`, `depth=${depth}&draft=true`]),
    // What the gate refuses the public, and beside it the most that it lets through.
    'depth=3&draft=true&trash=true&limit=0&pagination=false',
    'depth=2&draft=true&trash=true&limit=100&pagination=false',
    'trash=true&limit=100',
    'trash=true&draft=true&depth=2&where[deletedAt][exists]=true',
    'trash=true&draft=true&depth=2&where[id][exists]=true',
    'draft=true&where[_status][equals]=draft',
    'locale=all&fallback-locale=none&depth=1&limit=100',
    'select[x]=false&depth=3&limit=0',
    'select[updatedAt]=false&depth=2&limit=100',
    'select[edNote]=true&select[email]=true&select[createdBy]=true&select[wire]=true&select[corrections]=true&depth=2',
    'showHiddenFields=true&overrideAccess=true&disableErrors=true&draft=true&limit=100',
    `depth=3&limit=0&draft=true&${everything}`,
    `depth=2&limit=100&draft=true&${everythingPublic}`,
    ...relations
      .slice(0, 1)
      .map(
        () =>
          'depth=2&populate[users][email]=true&populate[dispatches][raw]=true&populate[authors][email]=true',
      ),
    ...join('[limit]=0'),
    ...join('[limit]=100'),
    ...join('[limit]=100&draft=true&trash=true'),
    ...join('[count]=true&joins[articles][limit]=1'),
    ...join('[where][_status][equals]=draft'),
    ...join('[where][deletedAt][exists]=true'),
    ...join('[where][or][0][_status][equals]=draft'),
  ]
}

/** Of each route (method, path without its ids) some doors, far apart in the list: enough to show that the route is guarded. */
export function someOfEachRoute<D extends Door>(doors: readonly D[], count: number): D[] {
  const routes = groupBy(doors, ({ method, path }) => {
    const [address = ''] = path.split('?')
    return `${method} ${address.replaceAll(/[0-9a-f-]{24,}/g, ':id')}`
  })
  return [...routes.values()].flatMap((all) => {
    const step = Math.max(1, Math.floor(all.length / count))
    return all.filter((_, index) => index % step === 0).slice(0, count)
  })
}

/** Every address of Payload's REST that can be read, as the configuration lists them, asked in every way. */
export function readingDoors({ payload, planted }: { payload: Payload; planted: Planted }): Door[] {
  const doors: Door[] = payload.config.endpoints.map(({ path }) => ({ path: `/api${path}` }))
  for (const collection of payload.config.collections) {
    const asked = variants(collection)
    for (const { method, path } of collection.endpoints || []) {
      if (method !== 'get') continue
      const base = `/api/${collection.slug}`
      if (!path.includes(':')) {
        for (const query of ['', ...asked])
          doors.push({ path: `${base}${path === '/' ? '' : path}?${query}` })
        doors.push({
          path: `${base}${path === '/' ? '' : path}`,
          method: 'POST',
          headers: {
            'x-payload-http-method-override': 'GET',
            'content-type': 'application/x-www-form-urlencoded',
          },
          body: 'depth=2&draft=true&trash=true&limit=100',
        })
        doors.push({ path: `${base}${path === '/' ? '' : path}?limit=100&draft=true`, method: 'HEAD' })
        continue
      }
      for (const id of idsFor({ collection, path, planted })) {
        const address = `${base}${path.replace(/:\w+\??/, encodeURIComponent(id))}`
        const isPublic = Object.values(planted.publicIds).includes(id)
        for (const query of isPublic
          ? asked
          : ['', 'draft=true&depth=2', 'trash=true&draft=true&depth=2', 'depth=0']) {
          doors.push({ path: `${address}?${query}` })
        }
        doors.push({ path: address, method: 'HEAD' })
      }
    }
  }
  for (const name of planted.hiddenFiles.filter((_, index) => index % 5 === 0)) {
    for (const query of ['', '?draft=true&depth=2&trash=true'])
      doors.push({ path: `/api/media/file/${name}${query}` })
    doors.push({ path: `/api/media/file/${name}`, headers: { range: 'bytes=0-' } })
    doors.push({ path: `/api/media/file/x%2f..%2f${name}` })
  }
  return doors
}

/** Every other address, asked with the ids of what is hidden: what may not be done must not tell either. */
export function writingDoors({ payload, planted }: { payload: Payload; planted: Planted }): Door[] {
  const doors: Door[] = []
  for (const collection of payload.config.collections) {
    for (const { method, path } of collection.endpoints || []) {
      // A reader's own session is his to end; the others still need it.
      if (method === 'get' || path === '/logout' || path === '/refresh-token') continue
      const ids = path.includes(':') ? idsFor({ collection, path, planted }).slice(0, 6) : ['']
      for (const id of ids) {
        const address = `/api/${collection.slug}${path === '/' ? '' : path.replace(/:\w+\??/, id)}`
        doors.push({ path: address, method: method.toUpperCase(), body: {} })
        doors.push({
          path: `${address}?draft=true&where[id][exists]=true&depth=2`,
          method: method.toUpperCase(),
          body: {},
        })
      }
    }
  }
  return doors
}

function idsFor({
  collection,
  path,
  planted,
}: {
  collection: Collection
  path: string
  planted: Planted
}): string[] {
  const hidden = (pattern: RegExp) =>
    [...planted.hiddenIds].filter(([, what]) => pattern.test(what)).map(([id]) => id)
  if (path.includes(':filename')) return []
  if (path.includes(':key')) return ['nav', 'articles-list']
  if (path.startsWith('/versions')) return hidden(/^version$/)
  if (collection.slug === 'articles') {
    return [
      ...hidden(/(story|draft)$/),
      ...['articles', 'strange', 'over'].map((name) => planted.publicIds[name]!),
    ]
  }
  if (collection.slug === 'users') return hidden(/^user/)
  if (collection.slug === 'dispatches') return hidden(/^dispatch/)
  const own = planted.publicIds[collection.slug]
  return own ? [...hidden(new RegExp(`: ${collection.slug}$`)), own] : hidden(/^user/).slice(0, 1)
}

export interface FieldPath {
  readonly path: string
  readonly isPrivate: boolean
}

/** Every path that a query can name, through two relations, and whether the field refuses the public. */
export async function queryPaths({
  payload,
  slug,
}: {
  payload: Payload
  slug: Collection['slug']
}): Promise<FieldPath[]> {
  const found: FieldPath[] = []
  const visit = async (
    fields: readonly FlattenedField[],
    prefix: string,
    isPrivate: boolean,
    hops: number,
  ) => {
    for (const field of fields) {
      const path = `${prefix}${field.name}`
      const read = 'access' in field ? field.access?.read : undefined
      const isClosed = isPrivate || Boolean(read && !(await read({ req: { user: null } as never })))
      found.push({ path, isPrivate: isClosed })
      if ('flattenedFields' in field) await visit(field.flattenedFields, `${path}.`, isClosed, hops)
      const target =
        field.type === 'join'
          ? field.collection
          : 'relationTo' in field && typeof field.relationTo === 'string'
            ? field.relationTo
            : undefined
      if (typeof target !== 'string' || hops === 0) continue
      const isClosedCollection = ['users', 'dispatches'].includes(target)
      await visit(
        payload.collections[target as 'articles'].config.flattenedFields,
        `${path}.`,
        isClosed || isClosedCollection,
        hops - 1,
      )
    }
  }
  await visit(payload.collections[slug as 'articles'].config.flattenedFields, '', false, 1)
  return found
}
