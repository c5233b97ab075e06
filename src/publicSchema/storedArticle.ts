import { z } from 'zod'

import { article } from './article'

const id = z.string()
const maybe = z.string().nullable()
const credited = { name: maybe.describe('As printed; null for the person’s own name.'), location: maybe }

/**
 * An article as the read model stores it: every public field as it is sent, but for what follows from others when it is read. People,
 * topics and pictures are stored by their ids, because readers get them as they are at that moment; the text is stored beside.
 */
export const storedArticle = z.strictObject({
  ...article.omit({ url: true, byline: true, body: true, bodyHTML: true, bodyText: true }).shape,
  authors: z.array(z.strictObject({ person: id.nullable(), ...credited })).readonly(),
  contributors: z.array(z.strictObject({ person: id.nullable(), role: maybe, ...credited })).readonly(),
  creditLine: maybe.describe('Word for word; null where the credits make it.'),
  topics: z.array(id).readonly(),
  picture: id.nullable(),
  share: z.strictObject({ ...article.shape.share.shape, picture: id.nullable() }),
})

export type StoredArticle = Readonly<z.infer<typeof storedArticle>>
