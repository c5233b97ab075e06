import { ROUTES } from '../../src/delivery/routes'
import type { ParameterName } from '../../src/delivery/parameters'
import { toCursor } from '../../src/delivery/find/cursor'
import type { Planted } from './canaries'
import type { Newsroom } from './newsroom'

/** What is asked for by name: of what is hidden, and of what is public. */
export interface Names {
  readonly hidden: readonly string[]
  readonly open: readonly string[]
  /** Keys of lists in which a hidden story stands, or would stand. */
  readonly keys: readonly string[]
  readonly words: readonly string[]
}

/** The names of everything that was planted: slugs, ids, the words themselves, and the places that stories have in lists. */
export async function namesOf({
  newsroom: { payload },
  planted,
}: {
  newsroom: Newsroom
  planted: Planted
}): Promise<Names> {
  const hidden = new Set<string>()
  const open = new Set<string>()
  const keys: string[] = []
  for (const collection of ['articles', 'authors', 'contributors', 'topics'] as const) {
    const { docs } = await payload.db.find<{ id: string; slug?: string; publishedAt?: string }>({
      collection,
      limit: 200,
      pagination: false,
      req: {},
    })
    for (const { id, publishedAt, slug } of docs) {
      const isHidden = planted.hiddenIds.has(id)
      if (slug) (isHidden ? hidden : open).add(slug)
      if (isHidden) hidden.add(id)
      if (isHidden && collection === 'articles')
        keys.push(`${new Date(publishedAt ?? Date.now()).toISOString()}~${id}`)
    }
  }
  const versions = await payload.db.findVersions<{ slug?: string }>({
    collection: 'articles',
    limit: 200,
    pagination: false,
    req: {},
  })
  for (const { version } of versions.docs)
    if (version.slug && !open.has(version.slug)) hidden.add(version.slug)
  return { hidden: [...hidden], open: [...open], keys, words: [...planted.canaries.keys()] }
}

/** Every address of every public route, asked for in every way that could fetch what is hidden. */
export function publicDoors({ hidden, keys, open, words }: Names): string[] {
  const cursors = [
    ...keys.flatMap((key) => [toCursor(key), ...['0', '1', '2'].map((rank) => toCursor(`${rank}${key}`))]),
    ...hidden.map(toCursor),
    toCursor('zzz'),
  ]
  const times = ['2000-01-01', '2019-03-01', '2019-04-01', '2100-01-01T00:00:00Z']
  const values: Readonly<Record<ParameterName, readonly string[]>> = {
    topic: [...hidden, ...open],
    author: [...hidden, ...open],
    contributor: [...hidden, ...open],
    from: times,
    to: times,
    fields: ['id', 'body,bodyText,bodyHTML', 'edNote', 'wire', 'corrections', 'createdBy', 'authors,topics'],
    limit: ['1', '2', '3', '4', '5', '100'],
    cursor: cursors,
    since: ['0', '1', '2', '3', '999999', ...hidden],
    q: [...words, ...hidden, 'open', 'story', '*', 'a OR b'],
  }
  return ROUTES.flatMap(({ parameters, path }) => {
    const months = ['2019-03', new Date().toISOString().slice(0, 7)]
    const paths = path.includes('{month}')
      ? months.map((month) => path.replace('{month}', month))
      : path.includes('{slug}')
        ? [...hidden, ...open].map((slug) => path.replace('{slug}', slug))
        : [path]
    return paths.flatMap((each) => {
      const isOfNothing = hidden.some((name) => each.includes(name))
      const asked = isOfNothing ? [] : parameters
      return [
        each,
        ...asked.flatMap((name) =>
          values[name].map((value) => {
            const more = name === 'cursor' && path === '/v1/search' ? '&q=open' : ''
            return `${each}?${name}=${encodeURIComponent(value)}${more}`
          }),
        ),
        ...(each === '/v1/search'
          ? open.flatMap((slug) => ['topic', 'author'].map((by) => `${each}?q=open&${by}=${slug}`))
          : []),
      ]
    })
  })
}
