import { z } from 'zod'

import type { PublishedArticle } from '../../published/article'
import type { PublishedCredit } from '../../published/credits'
import type { PublishedPerson } from '../../published/person'
import type { PublishedTopic } from '../../published/topic'
import { body } from './body'
import { picture } from './picture'

const text = z.string()
const maybe = text.nullable()
const moment = z.iso.datetime({ offset: true }).nullable()

export const person: z.ZodType<PublishedPerson> = z.strictObject({
  name: text,
  slug: text,
  role: maybe,
  affiliation: maybe,
  location: maybe,
  bio: maybe,
  picture: picture.nullable(),
})

const credit: z.ZodType<PublishedCredit> = z.strictObject({
  name: text.describe('As the story prints it.'),
  role: maybe,
  location: maybe,
  person: person.nullable().describe('Null where nobody of that name has a public page.'),
})

export const named = z.strictObject({ name: text, slug: text })

export const topicFields = {
  name: text,
  slug: text,
  description: maybe,
  hubUrl: maybe.describe('The page that gathers the topic’s stories.'),
  followLine: maybe,
  mediaTopic: maybe.describe('IPTC Media Topic, as in medtop:20000056.'),
  parent: named.nullable(),
}

export const topic: z.ZodType<PublishedTopic> = z.strictObject(topicFields)

/** A story's fields, each with its schema: the type of it is `PublishedArticle`, or this does not compile. */
export const articleFields = {
  id: text,
  headline: text,
  kicker: maybe,
  summary: maybe,
  slug: text,
  url: text.describe('Where readers find it: the canonical address.'),
  dateline: z.strictObject({ located: maybe, source: maybe, text: maybe }).nullable(),
  body: body.nullable().describe('Rich text (Lexical). Begins after the dateline.'),
  bodyHTML: text.describe('The same as HTML that is well-formed as XML too, and in which nothing runs.'),
  bodyText: text.describe('The same as text, a line for each paragraph.'),
  authors: z.array(credit).readonly(),
  contributors: z.array(credit).readonly(),
  byline: text.describe('“By Jane Kopp and Anna Lund”; empty without authors.'),
  creditLine: text.describe('The closing credits as a sentence; empty without any.'),
  topics: z.array(topic).readonly().describe('The first is the main one.'),
  picture: picture.nullable(),
  share: z.strictObject({ title: text, description: maybe, picture: picture.nullable() }),
  corrections: z
    .array(
      z.strictObject({
        kind: z.enum(['correction', 'clarification', 'editors-note']),
        text,
        at: moment,
      }),
    )
    .readonly(),
  publishedAt: moment.describe('First publication.'),
  updatedAt: moment.describe('Last significant change of what readers see.'),
  wordCount: z.int().nonnegative(),
  language: text.describe('BCP 47.'),
  source: z
    .strictObject({ agency: maybe, usageTerms: maybe })
    .nullable()
    .describe('Null on a story of the newsroom’s own.'),
} satisfies { [Field in keyof PublishedArticle]: z.ZodType<PublishedArticle[Field]> }
