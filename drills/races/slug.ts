import type { Newsroom } from '../newsroom'
import { all, createMany, isGood, tally, type Race } from './race'

const SLUG = 'one-address'

/** Several stories are published under one slug: exactly one gets it. */
export async function raceSlug({ newsroom, count }: { newsroom: Newsroom; count: number }): Promise<Race> {
  const ids = await createMany(newsroom, 'Rival', count)
  const replies = await all(count, (index) =>
    newsroom.ask(`/api/articles/${ids[index]}?depth=0`, {
      method: 'PATCH',
      body: { _status: 'published', slug: SLUG },
      server: index,
    }),
  )
  return {
    replies,
    judge(stored) {
      const there = stored.filter(({ fields }) => fields._status === 'published' && fields.slug === SLUG)
      const slugs = replies.filter(isGood).map(({ doc }) => doc?.slug)
      return [
        {
          what: `${count} publishes under one slug`,
          count: tally(replies),
          isKept: new Set(slugs).size === slugs.length,
        },
        { what: 'public stories with this slug', count: there.length, isKept: there.length === 1 },
      ]
    },
  }
}
