import type { PayloadRequest } from 'payload'

import { nowIn } from '../../clock'
import { Refusal } from '../../errors'
import type { Article } from '../../generated/payload-types'

/**
 * Whether a story could be published at a time, as it stands. Throws a Refusal (422). An embargo that is over by then is
 * no obstacle.
 */
export async function requirePublishable({
  req,
  story,
  at = nowIn(req.payload),
}: {
  req: PayloadRequest
  story: Partial<Article>
  at?: Date
}): Promise<void> {
  if (story.killed?.at) {
    throw new Refusal({
      status: 422,
      code: 'killed',
      message: 'This story is killed. An admin can lift that.',
    })
  }
  if (!story.headline?.trim()) {
    throw new Refusal({
      status: 422,
      code: 'no-headline',
      path: 'headline',
      message: 'A story needs a headline before it can be published.',
    })
  }
  if (story.embargoedUntil && new Date(story.embargoedUntil) > at) {
    throw new Refusal({
      status: 422,
      code: 'embargo',
      path: 'embargoedUntil',
      message: 'This story is under embargo. Wait for its end or clear it.',
      received: story.embargoedUntil,
    })
  }
}
