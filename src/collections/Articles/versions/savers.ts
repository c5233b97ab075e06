import type { PayloadRequest } from 'payload'

import type { Article } from '../../../generated/payload-types'
import { idOf } from '../../../relations'

const MOST_ALIKE = 1_000

type Saver = { readonly id: string; readonly name: string } | null

/**
 * The names of the users who saved these versions (at depth 0), with the email address if several accounts share the name. All staff may
 * see account names, so no access check is made.
 */
export async function savers({
  req,
  stories,
}: {
  req: PayloadRequest
  stories: readonly Partial<Article>[]
}): Promise<(story: Partial<Article>) => Saver> {
  const ids = [...new Set(stories.flatMap((story) => idOf(story.savedBy) ?? []))]
  if (ids.length === 0) return () => null
  const { docs } = await req.payload.find({
    collection: 'users',
    depth: 0,
    limit: ids.length,
    overrideAccess: true,
    pagination: false,
    req,
    select: { label: true, name: true },
    where: { id: { in: ids } },
  })
  const alike = await req.payload.find({
    collection: 'users',
    depth: 0,
    limit: MOST_ALIKE,
    overrideAccess: true,
    pagination: false,
    req,
    select: { name: true },
    where: { name: { in: docs.map(({ name }) => name) } },
  })
  const isOfOne = (name: string) => alike.docs.filter((each) => each.name === name).length < 2
  const names = new Map(docs.map(({ id, label, name }) => [id, isOfOne(name) ? name : (label ?? name)]))
  return (story) => {
    const id = idOf(story.savedBy)
    return id === undefined ? null : { id, name: names.get(id) ?? 'a deleted account' }
  }
}
