import { z } from 'zod'

const maybe = z.string().nullable()

/** A change to a published article, as sent by `/v1/changes` and webhooks. */
export const change = z.strictObject({
  cursor: z.string(),
  kind: z.enum(['published', 'updated', 'corrected', 'unpublished', 'killed', 'deleted', 'moved']),
  at: z.iso.datetime(),
  id: z.string().describe('The id of the story.'),
  slug: maybe,
  url: maybe.describe('Null if the story is no longer public.'),
  previousSlug: maybe,
  previousUrl: maybe,
  isMinor: z.boolean(),
})

/**
 * A change to a published article: `cursor` is its position in the order of all changes (pass it as `since` to get later ones), `url` is
 * null if readers no longer have the article, `previousSlug` and `previousUrl` are set if it moved, `isMinor` marks a change that readers
 * need not be notified of. Dates are ISO 8601, UTC.
 */
export type PublishedChange = Readonly<z.infer<typeof change>>
