import { z } from 'zod'

import type { Topic } from '../../generated/payload-types'
import { schemasOf, type PublicFields } from './field'

const text = z.string()
const maybe = text.nullable()

/** A topic with only its name and slug. */
export const named = z.strictObject({ name: text, slug: text })

/** The public fields of a topic. */
export const TOPIC = {
  name: { schema: text, of: ['name'], filters: ['name'], sorts: ['name'] },
  slug: { schema: text, of: ['slug'], filters: ['slug'], sorts: ['slug'] },
  description: { schema: maybe, of: ['description'] },
  hubUrl: {
    schema: maybe.describe('The page with the topic’s stories.'),
    of: ['hubUrl'],
    filters: ['hubUrl'],
  },
  followLine: { schema: maybe, of: ['followLine'] },
  mediaTopic: {
    schema: maybe.describe('IPTC Media Topic code, such as medtop:20000056.'),
    of: ['mediaTopic'],
    filters: ['mediaTopic'],
  },
  parent: {
    schema: named.nullable(),
    of: ['parent'],
    filters: ['parent', 'parent.id', 'parent.slug'],
  },
} as const satisfies PublicFields<Topic>

export const topic = z.strictObject(schemasOf(TOPIC))

/** The subject of an article, with its hub page and the line that refers readers to that page. */
export type PublishedTopic = Readonly<z.infer<typeof topic>>

/** A topic's own page: the topic and its direct children. */
export const topicPage = z.strictObject({ ...topic.shape, children: z.array(named) })
export type PublishedTopicPage = Readonly<z.infer<typeof topicPage>>
