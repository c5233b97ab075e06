import type { PayloadRequest } from 'payload'

import type { Facts, Story } from '../../../preflight/story'
import { findOwner } from '../../slug/owner'

/** What a story's own fields don't say, in at most three reads: its authors, its pictures, whose its slug is. */
export async function factsOf({ req, story }: { req: PayloadRequest; story: Story }): Promise<Facts> {
  const authors = story.authors.map(({ author }) => author)
  const pictures = story.pictures.map(({ id }) => id)
  const people = await findByIds<{ id: string; name: string }>({
    req,
    collection: 'authors',
    ids: authors,
    field: 'name',
  })
  const media = await findByIds<{ id: string; alt: string }>({
    req,
    collection: 'media',
    ids: pictures,
    field: 'alt',
  })
  const owner = story.slug ? await findOwner({ req, slug: story.slug }) : undefined
  return {
    people: new Map(people.map(({ id, name }) => [id, { name }])),
    altTexts: new Map(media.map(({ id, alt }) => [id, alt ?? ''])),
    slugOwner: owner === story.id ? undefined : owner,
  }
}

async function findByIds<Row extends { id: string }>({
  req,
  collection,
  ids,
  field,
}: {
  req: PayloadRequest
  collection: 'authors' | 'media'
  ids: readonly string[]
  field: string
}): Promise<readonly Row[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<Row>({
    collection,
    limit: ids.length,
    pagination: false,
    req,
    select: { [field]: true },
    where: { id: { in: [...new Set(ids)] } },
  })
  return docs
}
