import { isEmbargoed } from '../../articles/visibility'
import type { List, IndexEntries, ReadModel, ReadModelRows, Transaction } from '.'

/** Sort before and after every key. */
const FIRST = ''
const LAST = '~'

/** The read model on top of an engine's rows: the lists of each story, departures from lists, and the tree of topics. */
export function createReadModel(rows: ReadModelRows): ReadModel {
  return {
    ...rows,
    async put({ req, edition, placing, at }) {
      const { key, embargoedUntil } = edition
      const before = await take({ req, article: edition.article })
      await rows.insert({ req, edition, placing })
      const lists = listsOf({ placing, above: await topicsUp({ req, ids: placing.topics }) })
      await rows.addToLists({ req, lists, key })
      await noteLeft({ req, lists: listsLeft({ before, after: { lists, embargoedUntil }, at }), at })
    },
    async remove({ req, article, at }) {
      const before = await take({ req, article })
      await noteLeft({ req, lists: listsLeft({ before, at }), at })
    },
    async relist({ req, topics, at }) {
      await rows.holdAll({ req })
      const shorter: List[] = []
      for (const topic of new Set(topics)) {
        const list: List = `topic:${topic}`
        // A topic's list is the union of the stories of the topic and all its descendants.
        const parts = (await topicsDown({ req, id: topic })).map((id): List => `tag:${id}`)
        if (await rows.replaceList({ req, list, parts })) shorter.push(list)
      }
      await noteLeft({ req, lists: shorter, at })
    },
    topicsUp,
    topicsDown,
    keys: ({ list, from = FIRST, below = LAST, limit }) => rows.walk({ list, from, below, limit }),
    async nextKey({ list, from }) {
      const [key] = await rows.walk({ list, from, below: LAST, limit: 1, isOldestFirst: true })
      return key
    },
    async leftAt(list) {
      const [left, begun] = await Promise.all([rows.lastDeparture(list), rows.lastDeparture('')])
      if (begun === undefined) throw new Error('The read model has not been initialized.')
      return { ...(left ? { left } : {}), begun }
    },
  }

  /** Returns where the story was listed. */
  async function take({ req, article }: { req: Transaction; article: string }): Promise<Listed | undefined> {
    await rows.holdOne({ req })
    const taken = await rows.take({ req, article })
    if (!taken) return undefined
    const { key, placing, embargoedUntil } = taken
    const lists = listsOf({ placing, above: await topicsUp({ req, ids: placing.topics }) })
    await rows.takeFromLists({ req, lists, key })
    return { lists, embargoedUntil }
  }

  async function noteLeft(left: { req: Transaction; lists: readonly List[]; at: Date }): Promise<void> {
    if (left.lists.length > 0) await rows.addDepartures(left)
  }

  function topicsUp({ req, ids }: Parameters<ReadModel['topicsUp']>[0]): Promise<string[]> {
    return closure(ids, (level) => rows.topicParents({ req, ids: level }))
  }

  function topicsDown({ req = {}, id }: Parameters<ReadModel['topicsDown']>[0]): Promise<string[]> {
    return closure([id], (level) => rows.topicChildren({ req, ids: level }))
  }
}

/** All topics reachable from these, including themselves, one level at a time. */
async function closure(
  ids: readonly string[],
  next: (level: readonly string[]) => Promise<string[]>,
): Promise<string[]> {
  const reached = new Set(ids)
  for (let level = [...reached]; level.length > 0;) {
    level = [...new Set(await next(level))].filter((id) => !reached.has(id))
    for (const id of level) reached.add(id)
  }
  return [...reached]
}

/** The lists that a story has left for readers: during an embargo it was not visible there, or no longer is. */
function listsLeft({
  before,
  after,
  at,
}: {
  before: Listed | undefined
  after?: Listed
  at: Date
}): readonly List[] {
  const still = new Set(after && !isEmbargoed(after, at) ? after.lists : [])
  return before && !isEmbargoed(before, at) ? before.lists.filter((list) => !still.has(list)) : []
}

/** Where a story is listed, and until when it is hidden from readers. */
interface Listed {
  readonly lists: readonly List[]
  readonly embargoedUntil: string | null
}

/** The lists of a story; `above` are its topics with all their ancestors. */
export function listsOf({
  placing,
  above,
}: {
  placing: Pick<IndexEntries, 'authors' | 'contributors' | 'topics'>
  above: readonly string[]
}): List[] {
  const { authors, contributors, topics } = placing
  return [
    'all',
    ...[...new Set(topics)].map((id): List => `tag:${id}`),
    ...[...new Set(above)].map((id): List => `topic:${id}`),
    ...[...new Set(authors)].map((id): List => `author:${id}`),
    ...[...new Set(contributors)].map((id): List => `contributor:${id}`),
  ]
}
