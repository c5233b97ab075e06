import type { PublishedCredit, PublishedPerson } from './schema/person'
import { renderCredits } from '../wire/render'

/** A stored row of an article's credits: the person's ID, and how the article prints them. */
interface StoredCredit {
  readonly person: string | null
  /** Null if the article prints the person's own name. */
  readonly name: string | null
  readonly role?: string | null
  readonly location: string | null
}

/** A row with the name that it prints; null if unknown. */
interface NamedRow {
  readonly name: string | null
  readonly role?: string | null
  readonly location?: string | null
}

/**
 * The credits of an article in printed order, each person once, and the rows they were made of. `personOf` returns a
 * person by ID, or null if readers may not see them: such a row is printed only if the article gives it a name.
 */
export function toCredits(
  rows: readonly StoredCredit[],
  personOf: (id: string) => PublishedPerson | null,
): { credits: PublishedCredit[]; rows: NamedRow[] } {
  const known = rows.map(({ person: id, name, role = null, location }) => {
    const person = id === null ? null : personOf(id)
    return { id, name: name ?? (person?.name.trim() || null), role, location, person }
  })
  return {
    // Articles from before credits were validated may name a person twice. A row whose person is hidden from readers is
    // kept.
    credits: known
      .filter(({ id, person }, index) => !person || known.findIndex((other) => other.id === id) === index)
      .flatMap(({ id: _, name, ...credit }) => (name ? [{ name, ...credit }] : [])),
    rows: known,
  }
}

/** “By Jane Kopp, Anna Lund and Jon Berg”; empty without authors. */
export function renderByline(authors: readonly PublishedCredit[]): string {
  const names = authors.map(({ name }) => name)
  if (names.length === 0) return ''
  return `By ${names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`}`
}

/** The closing credits as a sentence, from the rows that have a name. */
export function renderCreditLine({
  authors,
  contributors,
}: {
  authors: readonly NamedRow[]
  contributors: readonly NamedRow[]
}): string {
  return renderCredits({
    // An author in the byline is listed only with the place they reported from.
    reported: authors.flatMap(({ name, location }) =>
      name && location ? [{ name, role: '', location }] : [],
    ),
    contributed: contributors.flatMap(({ name, role, location }) =>
      name ? [{ name, role: role ?? '', location: location ?? '' }] : [],
    ),
  })
}
