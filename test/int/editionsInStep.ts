import type { Article, Topic } from '../../src/generated/payload-types'
import type { List } from '../../src/readModel/store'
import type { Newsroom } from './newsroom'

/** Everything that is wrong with what readers get: by the command that checks, and in the lists, where nothing may stand too much. */
export async function faultsOf({ payload }: Newsroom): Promise<string[]> {
  const { checkEditions } = await import('../../src/operations/check/checkEditions')
  const { storeOf } = await import('../../src/readModel/store')
  const store = storeOf({ payload })
  const faults: string[] = []
  await checkEditions({
    payload,
    report: ({ code, what, where }) => void faults.push(`${code}: ${where} ${what}`),
  })
  const all = async <Doc>(collection: 'articles' | 'authors' | 'contributors' | 'topics') =>
    (await payload.db.find<Doc>({ collection, limit: 1_000, pagination: false, req: {} })).docs
  const stories = (await all<Article>('articles')).filter(
    ({ _status, deletedAt }) => _status === 'published' && !deletedAt,
  )
  const parents = new Map(
    (await all<Topic>('topics')).map(({ id, parent }) => [id, parent ? String(parent) : undefined]),
  )
  const above = (id: string): string[] => {
    const parent = parents.get(id)
    return [id, ...(parent ? above(parent) : [])]
  }
  const wanted = new Map<List, Set<string>>([['all', new Set()]])
  for (const id of parents.keys())
    for (const list of [`topic:${id}`, `tag:${id}`] as const) wanted.set(list, new Set())
  for (const { id } of await all<{ id: string }>('authors')) wanted.set(`author:${id}`, new Set())
  for (const { id, authors, topics } of stories) {
    const tags = (topics ?? []).map(String)
    const lists: List[] = [
      'all',
      ...tags.map((each): List => `tag:${each}`),
      ...tags.flatMap(above).map((each): List => `topic:${each}`),
      ...(authors ?? []).map(({ author }): List => `author:${String(author)}`),
    ]
    for (const list of lists) wanted.get(list)?.add(id)
  }
  for (const [list, ids] of wanted) {
    const keys = await store.keys({ list, limit: 1_000 })
    const listed = new Set(keys.map((key) => key.slice(key.indexOf('~') + 1)))
    for (const id of ids) if (!listed.has(id)) faults.push(`lost: ${id} in ${list}`)
    for (const id of listed) if (!ids.has(id)) faults.push(`too much: ${id} in ${list}`)
    if (listed.size !== keys.length) faults.push(`twice in ${list}`)
  }
  for (const { headline, id } of stories) {
    const [word = ''] = /w[a-z]{8}/.exec(headline ?? '') ?? []
    if (!word) continue
    const found = await store.search({
      words: [{ forms: [word], people: [] }],
      within: 'headline',
      limit: 10,
    })
    if (!found.some((key) => key.endsWith(id))) faults.push(`not found by ${word}: ${id}`)
  }
  return faults
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
