import type { CollectionSlug, Payload } from 'payload'

import { withIntent } from '../../../src/articles/operation'
import type { Article, User } from '../../../src/generated/payload-types'
import { kitOf } from './kits'
import { findStored, newestVersion } from './stored'
import type { Standing } from './table'

/** What happened to a record before somebody asks for it. */
export type State = 'as begun' | 'edited' | 'trashed' | 'changed once' | 'killed' | 'withdrawn' | 'locked'

/** A record to try something on. */
export interface Subject extends Standing {
  readonly collection: string
  readonly id: string
  /** Stands in it and nowhere else. */
  readonly marker: string
  /** Its first version, where it was changed once. */
  readonly version?: string
  readonly email?: string
  /** What the database has of it, as text, where nobody else changes it. */
  readonly before?: string
}

export interface Wanted extends Standing {
  readonly collection: string
  readonly state: State
  /** Whose it is. */
  readonly owner: User
}

/** Records to try things on: the same again until somebody used one up, since what is refused leaves it as it was. */
export interface Stock {
  take(wanted: Wanted): Promise<Subject>
  useUp(subject: Subject): void
  mark(): string
}

/** An empty stock, filled as it is asked. */
export function openStock(payload: Payload): Stock {
  const shelf = new Map<string, Subject>()
  let count = 0
  const mark = () => `marker-${(count += 1)}-x`
  return {
    mark,
    async take(wanted) {
      const { collection, state, owner, isPublic } = wanted
      const key = [collection, state, owner.id, isPublic].join()
      const subject = shelf.get(key) ?? (await begin({ payload, wanted, mark }))
      shelf.set(key, subject)
      return { ...subject, isOwn: wanted.isOwn }
    },
    useUp({ id }) {
      for (const [key, subject] of shelf) if (subject.id === id) shelf.delete(key)
    },
  }
}

interface Begun {
  readonly payload: Payload
  readonly wanted: Wanted
  readonly mark: () => string
}

async function begin(begun: Begun): Promise<Subject> {
  const { collection } = begun.wanted
  const subject = collection === 'articles' ? await beginStory(begun) : await beginRecord(begun)
  const before = await findStored(begun.payload, collection, subject.id)
  return { ...subject, before: JSON.stringify(before) }
}

async function beginRecord({ payload, wanted, mark }: Begun): Promise<Subject> {
  const { collection, isPublic, owner } = wanted
  const marker = mark()
  const subject = { ...wanted, marker, email: `${marker}@example.com` }
  const kit = kitOf(collection)
  const data = {
    ...kit.fresh(marker, owner.id),
    ...(kit.isPublishable ? { isPublic } : {}),
    ...(collection === 'media' ? { filename: `${marker}.png`, mimeType: 'image/png' } : {}),
  }
  if (collection === 'users') {
    const user = await payload.create({ collection, data: data as unknown as User & { password: string } })
    return { ...subject, id: user.id }
  }
  const row = await payload.db.create({ collection: collection as CollectionSlug, data, req: {} })
  return { ...subject, id: String(row.id) }
}

async function beginStory({ payload, wanted, mark }: Begun): Promise<Subject> {
  const marker = mark()
  const { isPublic, owner, state } = wanted
  const of = { collection: 'articles', depth: 0 } as const
  const { id } = await payload.create({
    ...of,
    data: kitOf('articles').fresh(marker, owner.id),
    draft: true,
    user: owner,
  })
  const save = (data: Partial<Article>, draft = false) => payload.update({ ...of, id, data, draft })
  if (isPublic || state === 'withdrawn') await save({ _status: 'published' })
  const subject = { ...wanted, id, marker }
  const version = await newestVersion(payload, id)
  if (state === 'withdrawn') await save({ _status: 'draft' })
  if (state === 'trashed') await save({ deletedAt: new Date().toISOString() })
  if (state === 'killed') {
    const killed = { at: new Date().toISOString(), reason: 'It was wrong.' }
    await payload.update({ ...of, id, data: { _status: 'draft' }, context: withIntent({ kill: killed }) })
  }
  if (state === 'edited') {
    const headline = mark()
    await save({ headline }, true)
    return { ...subject, marker: headline }
  }
  if (state === 'changed once') await save({ headline: mark() })
  return { ...subject, version: version?.id }
}
