import { z } from 'zod'

import { article } from '../../public/schema/article'
import { bodyNode } from '../../public/schema/body'
import { change } from '../../public/schema/change'
import { person } from '../../public/schema/person'
import { picture } from '../../public/schema/picture'
import { topic, topicPage } from '../../public/schema/topic'

const text = z.string()
const cursor = text.nullable().describe('The cursor of the next page; null on the last page.')
// `fields=` omits fields.
const partial = article.partial()
const found = article.omit({ body: true, bodyHTML: true, bodyText: true })
const html = text.describe('HTML; matching words are in <mark>.')

/** Described only by its own standard. */
const ninjs = z.looseObject({ uri: text }).describe('IPTC ninjs 3.1, https://iptc.org/std/ninjs/')

/** The response schemas of the public routes, by name. */
const SCHEMAS = {
  PublishedArticle: partial.describe('A published story. With `fields=`, only the listed fields.'),
  ArticlePage: z.strictObject({ docs: z.array(partial), nextCursor: cursor }),
  SearchPage: z.strictObject({
    words: z.array(text).describe('The words that were searched for.'),
    docs: z.array(
      z.strictObject({
        article: found,
        highlights: z.strictObject({ headline: html, summary: html.nullable(), excerpt: html }),
      }),
    ),
    nextCursor: cursor,
  }),
  PublishedTopicPage: topicPage,
  TopicPage: z.strictObject({ docs: z.array(topic), nextCursor: cursor }),
  PublishedPerson: person,
  ChangePage: z.strictObject({
    changes: z.array(change),
    nextCursor: text.nullable().describe('Send it as `since` to get later changes.'),
    hasMore: z.boolean(),
  }),
  Ninjs: ninjs,
  NinjsPage: z.strictObject({ docs: z.array(ninjs), nextCursor: cursor }),
  JsonLd: z.looseObject({ '@type': text }).describe('schema.org NewsArticle'),
  JSONFeed: z
    .looseObject({
      version: z.literal('https://jsonfeed.org/version/1.1'),
      title: text,
      items: z.array(z.looseObject({ id: text, content_html: text })),
    })
    .describe('JSON Feed 1.1, https://jsonfeed.org/version/1.1'),
  OpenAPI: z.looseObject({ openapi: text }),
  Moved: z.strictObject({ location: text }),
  Error: z.strictObject({
    errors: z.array(
      z.looseObject({
        message: text,
        data: z
          .looseObject({
            code: text.describe('A stable code in lower case with hyphens.'),
            received: z.unknown().optional(),
          })
          .optional(),
      }),
    ),
  }),
  BodyNode: bodyNode,
  Picture: picture,
  Person: person,
  Topic: topic,
} as const

export type SchemaName = keyof typeof SCHEMAS

/** The schemas as JSON Schema 2020-12, which OpenAPI 3.1 uses, with references under `#/components/schemas`. */
export function toComponents(): Record<string, unknown> {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(SCHEMAS)) if (!registry.has(schema)) registry.add(schema, { id })
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-2020-12',
    uri: (id) => `#/components/schemas/${id}`,
  })
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  )
}
