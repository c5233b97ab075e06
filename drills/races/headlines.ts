import type { Newsroom } from '../newsroom'
import { all, create, isGood, tally, type Race } from './race'

/** Creates stories with the same headline: each must be saved, with a slug of its own. */
export async function raceHeadlines({
  newsroom,
  count,
}: {
  newsroom: Newsroom
  count: number
}): Promise<Race> {
  const replies = await all(count, (index) => create(newsroom, 'Breaking news', index))
  return {
    replies,
    judge() {
      const slugs = new Set(replies.map(({ doc }) => doc?.slug).filter(Boolean))
      return [
        { what: `${count} stories of one headline`, count: tally(replies), isKept: replies.every(isGood) },
        { what: 'different slugs of these', count: slugs.size, isKept: slugs.size === count },
      ]
    },
  }
}
