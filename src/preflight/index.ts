import { findBlocks } from './blocks'
import { findCredits } from './credits'
import type { Finding } from './finding'
import { findPictures } from './pictures'
import { findGaps } from './gaps'
import type { Facts, Story } from './story'

/**
 * What stands between a story and its readers: first what blocks, then what informs. Pure: whoever asks has looked
 * up the `facts` and says what time it is.
 */
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
