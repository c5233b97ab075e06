import type { Author, Contributor } from '../generated/payload-types'
import { cleanOrNull, cleanText } from '../words/cleanText'
import { toPicture, type AddressOf, type PublishedPicture } from './picture'

/** Somebody who writes or contributes, as his own page shows him. */
export interface PublishedPerson {
  readonly name: string
  readonly slug: string
  readonly role: string | null
  readonly affiliation: string | null
  readonly location: string | null
  readonly bio: string | null
  readonly picture: PublishedPicture | null
}

/** A person who was read; null where he was not (an id alone). */
export function toPerson(person: unknown, addressOf: AddressOf): PublishedPerson | null {
  if (!isPerson(person)) return null
  return {
    name: cleanText(person.name),
    slug: cleanText(person.slug),
    role: cleanOrNull(person.role),
    affiliation: cleanOrNull(person.affiliation),
    location: cleanOrNull(person.location),
    bio: cleanOrNull(person.bio),
    picture: toPicture(person.picture, addressOf),
  }
}

function isPerson(value: unknown): value is Author | Contributor {
  return typeof value === 'object' && value !== null && 'name' in value
}
