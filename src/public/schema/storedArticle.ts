import { z } from 'zod'

import { article } from './article'

const id = z.string()
const maybe = z.string().nullable()
const credited = { name: maybe.describe('As printed; null for the name of the person.'), location: maybe }

/**
 * An article as stored in the read model: every public field, except those derived from other records when it is read. People, topics and
 * pictures are stored as ids, because readers get their current state; the text is stored separately.
 */
export const storedArticle = z.strictObject({
  ...article.omit({ url: true, byline: true, body: true, bodyHTML: true, bodyText: true }).shape,
  authors: z.array(z.strictObject({ person: id.nullable(), ...credited })).readonly(),
  contributors: z.array(z.strictObject({ person: id.nullable(), role: maybe, ...credited })).readonly(),
  creditLine: maybe.describe('Word for word; null if it is made from the credits.'),
  topics: z.array(id).readonly(),
  picture: id.nullable(),
  share: z.strictObject({ ...article.shape.share.shape, picture: id.nullable() }),
})

export type StoredArticle = Readonly<z.infer<typeof storedArticle>>
