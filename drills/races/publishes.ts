import type { Newsroom } from '../newsroom'
import { all, createMany, isGood, none, tally, type Race } from './race'

/** Several editors publish the same stories: each save succeeds or is asked to retry, and every success is a version. */
export async function racePublishes({
  newsroom,
  publishes,
  stories,
}: {
  newsroom: Newsroom
  publishes: number
  stories: number
}): Promise<Race> {
  const ids = await createMany(newsroom, `Contested by ${publishes}`, stories)
  const replies = await all(publishes, (index) =>
    newsroom.ask(`/api/articles/${ids[index % stories]}?depth=0`, {
      method: 'PATCH',
      body: { _status: 'published', summary: `Round ${index}` },
      server: Math.floor(index / stories),
    }),
  )
  return {
    replies,
    judge(stored) {
      const acknowledged = (id: string) => replies.filter(({ doc }) => doc?.id === id).length
      // The first version is the draft's.
      const wrong = ids.filter(
        (id) => stored.find((story) => story.id === id)?.versions.length !== acknowledged(id) + 1,
      )
      const what = `${publishes} publishes of ${stories} ${stories === 1 ? 'story' : 'stories'}`
      return [
        { what, count: tally(replies), isKept: replies.filter(isGood).length >= stories },
        none('of these stories, with versions other than the acknowledged ones', wrong.length),
      ]
    },
  }
}
