import { z } from 'zod'

import type { Article } from '../../generated/payload-types'
import { body } from './body'
import { schemasOf, type PublicFields } from './field'
import { credit } from './person'
import { picture } from './picture'
import { topic } from './topic'

const text = z.string()
const maybe = text.nullable()
const moment = z.iso.datetime({ offset: true }).nullable()

const correction = z.strictObject({
  kind: z.enum(['correction', 'clarification', 'editors-note']),
  text,
  at: moment,
})

/** The public fields of an article, in output order. A collection field that no entry names is private. */
export const ARTICLE = {
  id: { schema: text, of: ['id'], filters: ['id'], sorts: ['id'] },
  headline: { schema: text, of: ['headline'], filters: ['headline'], sorts: ['headline'] },
  kicker: { schema: maybe, of: ['kicker'], filters: ['kicker'], sorts: ['kicker'] },
  summary: { schema: maybe, of: ['summary'], filters: ['summary'] },
  slug: { schema: text, of: ['slug'], filters: ['slug'], sorts: ['slug'] },
  url: { schema: text.describe('The canonical address of the story.'), of: ['slug'] },
  dateline: {
    schema: z.strictObject({ located: maybe, source: maybe, text: maybe }).nullable(),
    of: ['dateline'],
    filters: ['dateline.located', 'dateline.source'],
    sorts: ['dateline.located'],
  },
  body: { schema: body.nullable().describe('Rich text (Lexical). Begins after the dateline.'), of: ['body'] },
  bodyHTML: {
    schema: text.describe('The body as HTML, which is also well-formed XML and contains no scripts.'),
    of: ['body'],
  },
  bodyText: { schema: text.describe('The body as text, one line per paragraph.'), of: ['body'] },
  authors: {
    schema: z.array(credit).readonly(),
    of: ['authors'],
    filters: [
      'authors.author',
      'authors.author.id',
      'authors.author.slug',
      'authors.author.name',
      'authors.creditedAs',
      'authors.location',
    ],
  },
  contributors: {
    schema: z.array(credit).readonly(),
    of: ['contributors'],
    filters: [
      'contributors.contributor',
      'contributors.contributor.id',
      'contributors.contributor.slug',
      'contributors.contributor.name',
      'contributors.creditedAs',
      'contributors.location',
      'contributors.role',
    ],
  },
  byline: {
    schema: text.describe('Such as “By Jane Kopp and Anna Lund”; empty without authors.'),
    of: ['authors'],
  },
  creditLine: {
    schema: text.describe('The closing credits as a sentence; empty without credits.'),
    of: ['creditLine'],
  },
  topics: {
    schema: z.array(topic).readonly().describe('The main topic first.'),
    of: ['topics'],
    filters: ['topics', 'topics.id', 'topics.slug', 'topics.name'],
  },
  picture: { schema: picture.nullable(), of: ['picture'] },
  share: {
    schema: z.strictObject({ title: text, description: maybe, picture: picture.nullable() }),
    of: ['search', 'share'],
  },
  corrections: {
    schema: z.array(correction).readonly(),
    of: ['corrections.id', 'corrections.kind', 'corrections.at', 'corrections.text'],
    filters: ['corrections.kind', 'corrections.at'],
  },
  publishedAt: {
    schema: moment.describe('The time of the first publication.'),
    of: ['publishedAt'],
    filters: ['publishedAt'],
    sorts: ['publishedAt'],
  },
  updatedAt: {
    schema: moment.describe('The time of the last significant change to what readers see.'),
    of: ['revisedAt'],
    filters: ['revisedAt'],
    sorts: ['revisedAt'],
  },
  wordCount: {
    schema: z.int().nonnegative(),
    of: ['wordCount'],
    filters: ['wordCount'],
    sorts: ['wordCount'],
  },
  language: {
    schema: text.describe('A BCP 47 language tag.'),
    of: ['language'],
    filters: ['language'],
    sorts: ['language'],
  },
  source: {
    schema: z
      .strictObject({ agency: maybe, usageTerms: maybe })
      .nullable()
      .describe('Null for the newsroom’s own stories.'),
    of: ['wire.agency', 'wire.usageTerms'],
    filters: ['wire.agency'],
    sorts: ['wire.agency'],
  },
} as const satisfies PublicFields<Article>

export const article = z.strictObject(schemasOf(ARTICLE))

/**
 * An article as readers get it, through any interface. Dates are ISO 8601; texts are clean, never HTML. `body` is rich text (Lexical) with
 * the few kinds of nodes that the editor has, and starts after the dateline; `bodyHTML` is the same as HTML without active content,
 * `bodyText` as text with a line for each paragraph. `source` is null for an article of the newsroom's own.
 */
export type PublishedArticle = Readonly<z.infer<typeof article>>

/** A change made after publication, with a notice to readers. */
export type PublishedCorrection = Readonly<z.infer<typeof correction>>
