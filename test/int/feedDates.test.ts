import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine, itOnce } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('the date of a feed', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const dates = async (of: string) => {
    const atom = await newsroom.ask('anonymous', `/feeds/${of}.atom`)
    const rss = await newsroom.ask('anonymous', `/feeds/${of}.rss`)
    return {
      atom: Date.parse(/<updated>(.+?)<\/updated>/.exec(atom.text)?.[1] ?? ''),
      rss: Date.parse(/<lastBuildDate>(.+?)<\/lastBuildDate>/.exec(rss.text)?.[1] ?? ''),
    }
  }
  const publish = (headline: string, topics: string[]) =>
    newsroom.payload.create({
      collection: 'articles',
      data: { headline, language: 'en', body: richText('Text.'), topics, _status: 'published' },
    })
  const topic = (name: string, parent?: string) =>
    newsroom.payload.create({ collection: 'topics', data: { name, parent, isPublic: true } })

  itOnce('of no stories is when the newsroom began, and not 1970', async () => {
    const { atom, rss } = await dates('latest')
    expect(Date.now() - atom).toBeLessThan(600_000)
    expect(rss).toBe(Math.floor(atom / 1000) * 1000)
  })

  it('does not go back with the newest story, whichever way it leaves, and moves in no other feed', async () => {
    const [sport, news] = [await topic('Sport'), await topic('News')]
    const stay = await publish('Stays', [sport.id, news.id])
    for (const leave of ['unpublish', 'delete', 'topic'] as const) {
      const newest = await publish(`Leaves by ${leave}`, [sport.id])
      const before = {
        all: await dates('latest'),
        sport: await dates('topics/sport'),
        news: await dates('topics/news'),
      }
      await new Promise((later) => setTimeout(later, 1_100))
      const data = leave === 'topic' ? { topics: [] } : { _status: 'draft' as const }
      if (leave === 'delete') await newsroom.payload.delete({ collection: 'articles', id: newest.id })
      else
        await newsroom.payload.update({
          collection: 'articles',
          id: newest.id,
          data: { ...data, _status: leave === 'topic' ? 'published' : 'draft' },
        })
      expect((await dates('topics/sport')).atom, leave).toBeGreaterThan(before.sport.atom)
      expect((await dates('topics/sport')).rss, leave).toBeGreaterThan(before.sport.rss)
      expect((await dates('latest')).atom, leave).toBeGreaterThan(before.all.atom)
      expect(await dates('topics/news'), leave).toEqual(before.news)
    }
    expect(stay.id).toBeTruthy()
  })

  itOnce('tells nothing of a story under embargo that is withdrawn', async () => {
    const embargoedUntil = new Date(Date.now() + 3_600_000).toISOString()
    const secret = await publish('Secret', [])
    const { storeProjection } = await import('../../src/readModel/storeProjection')
    const req = { payload: newsroom.payload } as never
    await storeProjection({ req, article: { ...secret, embargoedUntil } })
    const { tell } = await import('../../src/database/announcements/listeners')
    const asked = async () => {
      tell({ payload: newsroom.payload, announcement: { tags: [], isFromElsewhere: true } })
      return dates('latest')
    }
    const before = await asked()
    await new Promise((later) => setTimeout(later, 1_100))
    await newsroom.payload.delete({ collection: 'articles', id: secret.id })
    expect(await asked()).toEqual(before)
  })

  it('moves when a topic below is taken away with its stories, and not when one without stories comes', async () => {
    const above = await topic('World')
    const below = await topic('Asia', above.id)
    await publish('From Asia', [below.id])
    const before = await dates('topics/world')
    await topic('Africa', above.id)
    expect(await dates('topics/world')).toEqual(before)
    await new Promise((later) => setTimeout(later, 1_100))
    await newsroom.payload.update({ collection: 'topics', id: below.id, data: { parent: null } })
    expect((await dates('topics/world')).atom).toBeGreaterThan(before.atom)
  })
})
