import { z } from 'zod'

const maybe = z.string().nullable()

/** What happened to a published article, as `/v1/changes` and webhooks tell it. */
export const change = z.strictObject({
  cursor: z.string(),
  kind: z.enum(['published', 'updated', 'corrected', 'unpublished', 'killed', 'deleted', 'moved']),
  at: z.iso.datetime(),
  id: z.string().describe('The story’s.'),
  slug: maybe,
  url: maybe.describe('Null where readers have the story no more.'),
  previousSlug: maybe,
  previousUrl: maybe,
  isMinor: z.boolean(),
})

/**
 * What happened to a published article: `cursor` is its place in the order of all changes (ask for what follows with `since`), `url` is
 * null where readers no longer have the article, `previousSlug` and `previousUrl` are set where it moved, `isMinor` marks a change that
 * readers need not be told of. Dates are ISO 8601, UTC.
 */
export type PublishedChange = Readonly<z.infer<typeof change>>
