import { slugify } from '../../words/slugify'

export const LABELLED = ['authors', 'contributors', 'topics', 'users'] as const

export type Labelled = (typeof LABELLED)[number]

/** The fields from which a record's label is built. */
export interface Named {
  readonly name?: string | null
  readonly affiliation?: string | null
  readonly email?: string | null
  readonly slug?: string | null
}

/**
 * The text that distinguishes a record from others of the same name in a picker: `Ann Smith · AP` for a person,
 * `Ann Smith · ann@example.com` for an account. Includes the slug if it does not follow from the name: `Ann Smith · ann-smith-2`.
 */
export function labelOf(collection: Labelled, { name, affiliation, email, slug }: Named): string {
  const words = name?.trim() ?? ''
  const isOwnAddress = !slug || slug === slugify(words)
  const further = collection === 'users' ? [email] : [affiliation, isOwnAddress ? null : slug]
  return [words, ...further.filter((each) => each?.trim())].join(' · ')
}
