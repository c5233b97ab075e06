import type { Newsroom } from '../newsroom'
import { all, isGood, tally, type Race } from './race'

/** One account signs in many times at once. */
export async function raceSignIns({ newsroom, count }: { newsroom: Newsroom; count: number }): Promise<Race> {
  const replies = await all(count, (index) => newsroom.signIn(index))
  return {
    replies,
    judge: () => [
      { what: `${count} sign-ins of one account`, count: tally(replies), isKept: replies.some(isGood) },
    ],
  }
}
