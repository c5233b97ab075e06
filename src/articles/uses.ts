import type { Article } from '../generated/payload-types'
import { PUBLIC_COLLECTION_SLUGS, type PublicCollection } from '../public/schema/collections'
import { idOf, rowsOf } from '../relations'
import { uploadsIn } from '../richtext/uploadsIn'

/** Ids of related records that readers see with another record, by collection. */
export type Uses = Readonly<Record<PublicCollection, readonly string[]>>

type Using = Pick<Partial<Article>, 'authors' | 'contributors' | 'topics' | 'picture' | 'share' | 'body'>

/** The people, topics and pictures that an article shows to readers. */
export function usesOf({ authors, contributors, topics, picture, share, body }: Using): Uses {
  return {
    ...NO_USES,
    authors: ids(rowsOf(authors).map((row) => row?.author)),
    contributors: ids(rowsOf(contributors).map((row) => row?.contributor)),
    topics: ids(rowsOf(topics)),
    media: ids([picture, share?.picture, ...uploadsIn(body)]),
  }
}

/** Builds uses from a function of the collection. */
export function usesBy(idsOf: (collection: PublicCollection) => readonly string[]): Uses {
  return Object.fromEntries(
    PUBLIC_COLLECTION_SLUGS.map((collection) => [collection, idsOf(collection)]),
  ) as Uses
}

export const NO_USES: Uses = usesBy(() => [])

/** Ids in `before` that are not in `after`. */
export function noLongerUsed({ before, after }: { before: Uses; after: Uses }): Uses {
  return usesBy((collection) => before[collection].filter((id) => !after[collection].includes(id)))
}

export const isUsingNothing = (uses: Uses): boolean =>
  PUBLIC_COLLECTION_SLUGS.every((collection) => uses[collection].length === 0)

const ids = (relations: readonly unknown[]): string[] => [
  ...new Set(relations.map(idOf).filter((id) => id !== undefined)),
]
