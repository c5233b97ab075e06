import type { PayloadRequest } from 'payload'

import type { Facts, Story } from '../../../preflight/story'
import { findOwner } from '../../slug/owner'

/** What a story's own fields don't say, in at most four reads: its people, its pictures, whose its slug is. */
export async function factsOf({ req, story }: { req: PayloadRequest; story: Story }): Promise<Facts> {
  const namedIn = (credits: Story['authors']) => credits.flatMap(({ person }) => person ?? [])
  const pictures = story.pictures.map(({ id }) => id)
  const find = (collection: 'authors' | 'contributors', credits: Story['authors']) =>
    findByIds<{ id: string; name: string; isIncomplete?: boolean | null }>({
      req,
      collection,
      ids: namedIn(credits),
      fields: ['name', 'isIncomplete'],
    })
  const people = [
    ...(await find('authors', story.authors)),
    ...(await find('contributors', story.contributors)),
  ]
  const media = await findByIds<{ id: string; alt: string }>({
    req,
    collection: 'media',
    ids: pictures,
    fields: ['alt'],
  })
  const owner = story.slug ? await findOwner({ req, slug: story.slug }) : undefined
  return {
    people: new Map(
      people.map(({ id, name, isIncomplete }) => [id, { name, isIncomplete: Boolean(isIncomplete) }]),
    ),
    altTexts: new Map(media.map(({ id, alt }) => [id, alt ?? ''])),
    slugOwner: owner === story.id ? undefined : owner,
  }
}

async function findByIds<Row extends { id: string }>({
  req,
  collection,
  ids,
  fields,
}: {
  req: PayloadRequest
  collection: 'authors' | 'contributors' | 'media'
  ids: readonly string[]
  fields: readonly string[]
}): Promise<readonly Row[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<Row>({
    collection,
    limit: ids.length,
    pagination: false,
    req,
    select: Object.fromEntries(fields.map((field) => [field, true])),
    where: { id: { in: [...new Set(ids)] } },
  })
  return docs
}
