import { slugify } from '../../words/slugify'

export const LABELLED = ['authors', 'contributors', 'topics', 'users'] as const

export type Labelled = (typeof LABELLED)[number]

/** What a record's label is made of. */
export interface Named {
  readonly name?: string | null
  readonly affiliation?: string | null
  readonly email?: string | null
  readonly slug?: string | null
}

/**
 * The words by which a record is told from others of its name where it is chosen: `Ann Smith · AP` for a person, `Ann Smith · ann@example.com`
 * for an account, and the address where it is not the name's own: `Ann Smith · ann-smith-2`.
 */
export function labelOf(collection: Labelled, { name, affiliation, email, slug }: Named): string {
  const words = name?.trim() ?? ''
  const isOwnAddress = !slug || slug === slugify(words)
  const further = collection === 'users' ? [email] : [affiliation, isOwnAddress ? null : slug]
  return [words, ...further.filter((each) => each?.trim())].join(' · ')
}
