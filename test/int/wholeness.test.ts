import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { lookOver } from '../../drills/wholeness'
import { describeOnEngine, engine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('what the drills look at', () => {
  describe.runIf(engine === 'sqlite')('in a SQLite file', () => {
    let newsroom: Newsroom
    let id: string
    beforeAll(async () => {
      newsroom = await openNewsroom()
      const { payload } = newsroom
      const author = await payload.create({ collection: 'authors', data: { name: 'Anna Lind' } })
      const topic = await payload.create({ collection: 'topics', data: { name: 'Ferries' } })
      const story = await payload.create({
        collection: 'articles',
        data: {
          headline: 'Ice keeps two ferries in port',
          body: richText('Nobody was hurt.'),
          language: 'en',
          authors: [{ author: author.id, creditedAs: 'Anna Lind', location: 'Oslo' }],
          topics: [topic.id],
          _status: 'published',
        },
      })
      id = story.id
      await payload.update({ collection: 'articles', id, data: { summary: 'A draft.' }, draft: true })
      await payload.create({
        collection: 'articles',
        data: { headline: 'Draft', language: 'en' },
        draft: true,
      })
    })
    afterAll(() => newsroom.close())

    const look = () => lookOver(process.env.DATABASE_URL!.replace('file:', ''))
    const tamper = (sql: string) =>
      (
        newsroom.payload.db as unknown as { client: { execute: (sql: string) => Promise<unknown> } }
      ).client.execute(sql)

    it('is whole after saves that went well', () => {
      expect(look()).toEqual({
        articles: 2,
        versions: 3,
        damage: [],
        brokenReferences: 0,
        torn: [],
        wrongLatest: [],
      })
    })

    it.each([
      ['headline', 'articles', 'id', 'headline', 'Ice keeps two ferries in port'],
      ['articles_authors', 'articles_authors', '_parent_id', 'location', 'Oslo'],
      ['topics', 'articles_rels', 'parent_id', 'path', 'topics'],
    ])('is torn where %s differs from the version', async (what, table, key, column, value) => {
      const set = (to: string) => tamper(`UPDATE ${table} SET ${column} = '${to}' WHERE ${key} = '${id}'`)
      await set('torn')
      expect(look().torn).toEqual([`${id}: ${what}`])
      await set(value)
      expect(look().torn).toEqual([])
    })

    it('tells where two versions are the newest, or none is', async () => {
      await tamper(`UPDATE _articles_v SET latest = 1 WHERE parent_id = '${id}'`)
      expect(look().wrongLatest).toEqual([id])
      await tamper(`UPDATE _articles_v SET latest = 0 WHERE parent_id = '${id}'`)
      expect(look().wrongLatest).toEqual([id])
    })
  })
})
