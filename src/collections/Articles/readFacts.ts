import type { PayloadRequest } from 'payload'

import { NO_USES, usesOf, type Uses } from '../../articles/uses'
import type { Article } from '../../generated/payload-types'
import type { Facts } from '../../articles/preflight/story'
import type { PublicCollection } from '../../public/schema/collections'
import { findOwner } from '../../fields/slug/owner'

export interface PublicationFacts {
  readonly preflight: Facts
  /** The records the article shows that are not public yet. */
  readonly hiddenUses: Uses
}

/**
 * The facts a publication depends on besides the article's own fields: its people, topics and pictures, and the owner of its slug. At most
 * five queries.
 */
export async function readFacts({
  req,
  article,
}: {
  req: PayloadRequest
  article: Partial<Article>
}): Promise<PublicationFacts> {
  const uses = usesOf(article)
  const find = (collection: PublicCollection, fields: readonly string[]) =>
    findByIds({ req, collection, ids: uses[collection], fields })
  // Sequential: a transaction runs one query at a time.
  const authors = await find('authors', ['name', 'isIncomplete'])
  const contributors = await find('contributors', ['name', 'isIncomplete'])
  const media = await find('media', ['alt'])
  const topics = await find('topics', [])
  const owner = article.slug ? await findOwner({ req, slug: article.slug }) : undefined
  return {
    preflight: {
      people: new Map(
        [...authors, ...contributors].map(({ id, name, isIncomplete }) => [
          id,
          { name: name ?? '', isIncomplete: Boolean(isIncomplete) },
        ]),
      ),
      altTexts: new Map(media.map(({ id, alt }) => [id, alt ?? ''])),
      slugOwner: owner === article.id ? undefined : owner,
    },
    hiddenUses: {
      ...NO_USES,
      authors: hidden(authors),
      contributors: hidden(contributors),
      media: hidden(media),
      topics: hidden(topics),
    },
  }
}

const hidden = (rows: readonly Row[]): string[] =>
  rows.filter(({ isPublic }) => isPublic !== true).map(({ id }) => id)

interface Row {
  readonly id: string
  readonly alt?: string | null
  readonly isIncomplete?: boolean | null
  readonly isPublic?: boolean | null
  readonly name?: string | null
}

async function findByIds({
  req,
  collection,
  ids,
  fields,
}: {
  req: PayloadRequest
  collection: PublicCollection
  ids: readonly string[]
  fields: readonly string[]
}): Promise<readonly Row[]> {
  if (ids.length === 0) return []
  const { docs } = await req.payload.db.find<Row>({
    collection,
    joins: false as never,
    limit: ids.length,
    pagination: false,
    req,
    select: Object.fromEntries([...fields, 'isPublic'].map((field) => [field, true])),
    where: { id: { in: [...ids] } },
  })
  return docs
}
