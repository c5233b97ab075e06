import { findBlocks } from './blocks'
import { findCredits } from './credits'
import type { Finding } from './finding'
import { findPictures } from './pictures'
import { findGaps } from './gaps'
import type { Facts, Story } from './story'

/** Checks a story before publication: errors first, then warnings. Pure: the caller looks up the `facts` and provides the time. */
export function preflight({
  story,
  facts,
  now,
}: {
  story: Story
  facts: Facts
  now: Date
}): readonly Finding[] {
  return [
    ...findBlocks({ story, facts, now }),
    ...findPictures({ story, facts }),
    ...findCredits({ story, facts }),
    ...findGaps({ story, facts }),
  ]
}
