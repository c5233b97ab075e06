import type { PayloadRequest } from 'payload'

import type { Article } from '../generated/payload-types'

type Saver = { readonly id: string; readonly name: string } | null

/** Who saved each of these (at depth 0), by name. Names of accounts are known in the newsroom, so no right is asked for. */
export async function savers({
  req,
  stories,
}: {
  req: PayloadRequest
  stories: readonly Partial<Article>[]
}): Promise<(story: Partial<Article>) => Saver> {
  const ids = [...new Set(stories.flatMap((story) => idOf(story) ?? []))]
  if (ids.length === 0) return () => null
  const { docs } = await req.payload.find({
    collection: 'users',
    depth: 0,
    limit: ids.length,
    overrideAccess: true,
    pagination: false,
    req,
    select: { name: true },
    where: { id: { in: ids } },
  })
  const names = new Map(docs.map(({ id, name }) => [id, name]))
  return (story) => {
    const id = idOf(story)
    return id === undefined ? null : { id, name: names.get(id) ?? 'an account that is gone' }
  }
}

function idOf({ savedBy }: Partial<Article>): string | undefined {
  return typeof savedBy === 'object' ? savedBy?.id : savedBy
}
