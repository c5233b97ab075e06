import { rowsOf } from '../../relations'
import { wordsOf } from '../../words/tokens'

type Fields = Readonly<{ [field: string]: unknown }>

/** The values by which the panel's search finds a record, per searchable collection. */
const SEARCHED = {
  articles: ({ authors, contributors, headline, kicker, slug, wire }) => [
    headline,
    kicker,
    slug,
    ...[authors, contributors].flatMap((rows) =>
      rowsOf(rows as Fields[] | null | undefined).map(({ creditedAs }) => creditedAs),
    ),
    (wire as Fields | null | undefined)?.sourceId,
  ],
  authors: ({ affiliation, name, slug }) => [name, affiliation, slug],
  contributors: ({ affiliation, name, slug }) => [name, affiliation, slug],
  media: ({ alt, caption, credit, filename }) => [alt, caption, credit, filename],
  topics: ({ hubUrl, name, slug }) => [name, slug, hubUrl],
  users: ({ email, name }) => [name, email],
} as const satisfies { [collection: string]: (record: Fields) => readonly unknown[] }

export type Searchable = keyof typeof SEARCHED
export const SEARCHABLE = Object.keys(SEARCHED) as readonly Searchable[]

/**
 * The distinct words by which the panel's search finds a record, folded (`words/tokens`), each prefixed with a bar, which no database
 * trims. Empty if there are none.
 */
export function searchTextOf(collection: Searchable, record: Fields): string {
  const texts = SEARCHED[collection](record).filter((each) => typeof each === 'string')
  const words = new Set(texts.flatMap((text) => wordsOf(text.normalize()).split(' ')).filter(Boolean))
  return [...words].map((word) => `|${word}`).join('')
}
