import type { Payload } from 'payload'

import { AUTHORS, CONTRIBUTORS, person, story, topic, TOPICS } from '../material/material'
import { EDITOR } from '../places'

type Id = string | number

/** The ids of records that stories share, by number. */
export interface Shared {
  readonly authors: readonly Id[]
  readonly contributors: readonly Id[]
  readonly topics: readonly Id[]
}

/** Payload's Local API without the types of either side's collections. */
interface AnyPayload {
  create(args: { collection: string; data: object; depth: number }): Promise<{ id: Id }>
  find(args: object): Promise<{ docs: { id: Id; slug: string }[] }>
}

/** Creates an editor, and public authors, contributors and topics; reuses those of an earlier run. */
export async function createShared(payload: Payload): Promise<Shared> {
  const known = await findShared(payload)
  if (known) return known
  const local = payload as unknown as AnyPayload
  const add = async (collection: string, data: object) =>
    (await local.create({ collection, data, depth: 0 })).id
  await add('users', { ...EDITOR, name: 'The editor', role: 'editor' })
  const authors: Id[] = []
  const contributors: Id[] = []
  const topics: Id[] = []
  for (let index = 0; index < AUTHORS; index += 1) {
    authors.push(await add('authors', { ...person('author', index), isPublic: true }))
  }
  for (let index = 0; index < CONTRIBUTORS; index += 1) {
    contributors.push(await add('contributors', { ...person('contributor', index), isPublic: true }))
  }
  for (let index = 0; index < TOPICS; index += 1) {
    const { parent, ...rest } = topic(index)
    const above = parent === undefined ? {} : { parent: topics[parent] }
    topics.push(await add('topics', { ...rest, ...above, isPublic: true }))
  }
  return { authors, contributors, topics }
}

/** The data of a published story, with people and topics as ids. */
export function dataOf({ shared, index }: { shared: Shared; index: number }): object {
  const { authors, contributors, topics, ...rest } = story(index)
  return {
    ...rest,
    _status: 'published',
    authors: authors.map((author) => ({ author: shared.authors[author] })),
    contributors: contributors.map((contributor) => ({ contributor: shared.contributors[contributor] })),
    topics: topics.map((each) => shared.topics[each]),
  }
}

/** Creates stories one after the other through Payload's Local API; returns the time in ms. */
export async function createStories({
  payload,
  stories,
}: {
  payload: Payload
  stories: readonly object[]
}): Promise<number> {
  const started = performance.now()
  for (const data of stories) {
    await (payload as unknown as AnyPayload).create({ collection: 'articles', data, depth: 0 })
  }
  return performance.now() - started
}

async function findShared(payload: Payload): Promise<Shared | undefined> {
  const byNumber = async (collection: string) => {
    const local = payload as unknown as AnyPayload
    const { docs } = await local.find({
      collection,
      depth: 0,
      joins: false,
      limit: 0,
      select: { slug: true },
    })
    const ids: Id[] = []
    for (const { id, slug } of docs) ids[Number(slug.split('-')[1])] = id
    return ids
  }
  const topics = await byNumber('topics')
  if (topics.length === 0) return undefined
  return { authors: await byNumber('authors'), contributors: await byNumber('contributors'), topics }
}
