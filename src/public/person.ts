import type { PublishedPerson } from './schema/person'
import type { Author, Contributor } from '../generated/payload-types'
import { cleanOrNull, cleanText } from '../words/cleanText'
import { toPicture, type AddressOf } from './picture'

/** Converts a populated person; null for a bare ID. */
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
