import { z } from 'zod'

import type { Author, Contributor } from '../../generated/payload-types'
import { schemasOf, type PublicFields } from './field'
import { picture } from './picture'

const text = z.string()
const maybe = text.nullable()

/** The public fields of an author or a contributor. */
export const PERSON = {
  name: { schema: text, of: ['name'], filters: ['name'], sorts: ['name'] },
  slug: { schema: text, of: ['slug'], filters: ['slug'], sorts: ['slug'] },
  role: { schema: maybe, of: ['role'], filters: ['role'] },
  affiliation: { schema: maybe, of: ['affiliation'], filters: ['affiliation'], sorts: ['affiliation'] },
  location: { schema: maybe, of: ['location'], filters: ['location'], sorts: ['location'] },
  bio: { schema: maybe, of: ['bio'] },
  picture: { schema: picture.nullable(), of: ['picture'] },
} as const satisfies PublicFields<Author & Contributor>

export const person = z.strictObject(schemasOf(PERSON))

/** An author or a contributor, as shown on the person's own page. */
export type PublishedPerson = Readonly<z.infer<typeof person>>

/** A person in the credits of an article. */
export const credit = z.strictObject({
  name: text.describe('The name as printed in the story.'),
  role: maybe,
  location: maybe,
  person: person.nullable().describe('Null if the person has no public page.'),
})

/**
 * A person in the credits of an article: `name`, `role` (“Associated Press writer”) and `location` as printed in this article, and the
 * person; null if the person's own page is not public.
 */
export type PublishedCredit = Readonly<z.infer<typeof credit>>
