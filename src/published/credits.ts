import type { Article } from '../generated/payload-types'
import { renderCredits } from '../wire/render'
import { cleanOrNull } from '../words/cleanText'
import { toPerson, type PublishedPerson } from './person'
import type { AddressOf } from './picture'
import { rowsOf } from '../relations'

/** Somebody credited in a story: first how the story prints him, then who he is. */
export interface PublishedCredit {
  /** As this story prints it. */
  readonly name: string
  /** As printed before the name: “Associated Press writer”. */
  readonly role: string | null
  /** Where from, for this story. */
  readonly location: string | null
  /** Null where his own page is not public. */
  readonly person: PublishedPerson | null
}

type Credited = Pick<Article, 'authors' | 'contributors' | 'creditLine'>

/** Who wrote the story, in printed order, each person once. */
export function toAuthors({ authors }: Pick<Article, 'authors'>, addressOf: AddressOf): PublishedCredit[] {
  return eachOnce(rowsOf(authors), ({ author }) => author).flatMap(({ author, creditedAs, location }) =>
    toCredit({ person: author, creditedAs, location, role: null, addressOf }),
  )
}

/** Who contributed to it, in printed order, each person once. */
export function toContributors(
  { contributors }: Pick<Article, 'contributors'>,
  addressOf: AddressOf,
): PublishedCredit[] {
  return eachOnce(rowsOf(contributors), ({ contributor }) => contributor).flatMap(
    ({ contributor, creditedAs, location, role }) =>
      toCredit({ person: contributor, creditedAs, location, role: role ?? null, addressOf }),
  )
}

/** “By Jane Kopp, Anna Lund and Jon Berg”; empty without authors. */
export function renderByline(authors: readonly PublishedCredit[]): string {
  const names = authors.map(({ name }) => name)
  if (names.length === 0) return ''
  return `By ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`}`
}

/** The closing credits word for word; where the story keeps none, the sentence that its rows make. */
export function renderCreditLine({ authors, contributors, creditLine }: Partial<Credited>): string {
  if (creditLine) return creditLine
  return renderCredits({
    // A byline's author has no place of his own; only who “reported from” somewhere is in the sentence.
    reported: rowsOf(authors).flatMap(({ author, creditedAs, location }) => {
      const name = printedName({ creditedAs, person: author })
      return name && location ? [{ name, location }] : []
    }),
    contributed: rowsOf(contributors).flatMap(({ contributor, creditedAs, role, location }) => {
      const name = printedName({ creditedAs, person: contributor })
      return name ? [{ name, role: role ?? '', location: location ?? '' }] : []
    }),
  })
}

/** The name as the story prints it; where it prints none of its own, the person's. */
function printedName({ creditedAs, person }: { creditedAs?: string | null; person: unknown }): string | null {
  if (cleanOrNull(creditedAs)) return cleanOrNull(creditedAs)
  const name = typeof person === 'object' && person !== null && 'name' in person ? person.name : undefined
  return typeof name === 'string' ? cleanOrNull(name) : null
}

/** Stories of before credits were checked may name a person twice. A row whose person is hidden from readers stays. */
function eachOnce<Row>(rows: readonly Row[], personOf: (row: Row) => unknown): readonly Row[] {
  const ids = rows.map((row) => {
    const person = personOf(row)
    return typeof person === 'object' && person !== null && 'id' in person ? person.id : undefined
  })
  return rows.filter((_, index) => ids[index] === undefined || ids.indexOf(ids[index]) === index)
}

function toCredit({
  person,
  creditedAs,
  location,
  role,
  addressOf,
}: {
  person: unknown
  creditedAs: string | null | undefined
  location: string | null | undefined
  role: string | null
  addressOf: AddressOf
}): PublishedCredit[] {
  const known = toPerson(person, addressOf)
  const name = printedName({ creditedAs, person })
  if (!name) return []
  return [{ name, role: cleanOrNull(role), location: cleanOrNull(location), person: known }]
}
