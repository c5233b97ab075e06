import type { Article } from '../generated/payload-types'
import { idOf, rowsOf } from '../relations'
import { uploadsIn } from '../richtext/uploadsIn'

/** The collections whose records become public with an article that shows them. */
export type Publishable = 'authors' | 'contributors' | 'media' | 'topics'

/** Ids of records, by collection. */
export type Uses = Readonly<Record<Publishable, readonly string[]>>

export const NO_USES: Uses = { authors: [], contributors: [], topics: [], media: [] }

type Using = Pick<Partial<Article>, 'authors' | 'contributors' | 'topics' | 'picture' | 'share' | 'body'>

/** The people, topics and pictures that an article shows its readers. */
export function usesOf({ authors, contributors, topics, picture, share, body }: Using): Uses {
  return {
    authors: ids(rowsOf(authors).map((row) => row?.author)),
    contributors: ids(rowsOf(contributors).map((row) => row?.contributor)),
    topics: ids(rowsOf(topics)),
    media: ids([picture, share?.picture, ...uploadsIn(body)]),
  }
}

/** What is among `before` and not among `after`. */
export function noLongerUsed({ before, after }: { before: Uses; after: Uses }): Uses {
  const gone = (collection: Publishable) => before[collection].filter((id) => !after[collection].includes(id))
  return {
    authors: gone('authors'),
    contributors: gone('contributors'),
    topics: gone('topics'),
    media: gone('media'),
  }
}

const ids = (relations: readonly unknown[]): string[] => [
  ...new Set(relations.map(idOf).filter((id) => id !== undefined)),
]
