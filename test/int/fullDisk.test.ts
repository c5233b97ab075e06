import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { describeOnEngine, engine } from './engine'
import { png, richText, upload as uploadPicture } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

const STORY = 'A long story. '.repeat(20_000)

describeOnEngine('a full disk', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom()
  })
  afterAll(() => newsroom.close())

  const folder = () => process.env.MEDIA_DIR!
  const files = () => (existsSync(folder()) ? readdirSync(folder()).sort() : [])
  const hashes = () =>
    files().map((file) =>
      createHash('sha256')
        .update(readFileSync(join(folder(), file)))
        .digest('hex'),
    )
  const upload = async ({ path = '/api/media', method = 'POST', colour = '#aa0000' } = {}) =>
    uploadPicture(newsroom, 'editor', {
      bytes: await png({ colour }),
      data: { alt: `A picture in ${colour}` },
      method,
      name: 'fire.png',
      path,
    })
  /** A later hook that fails stands for whatever may go wrong after the files are written. */
  const failing = (error: Error) => {
    const { hooks } = newsroom.payload.collections.media.config
    const hook = () => {
      throw error
    }
    hooks.afterChange.push(hook)
    undo.push(() => void hooks.afterChange.splice(hooks.afterChange.indexOf(hook), 1))
  }
  let undo: (() => void)[] = []
  afterEach(() => {
    for (const each of undo) each()
    undo = []
  })
  const diskFull = () => Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })

  it('leaves no file of a picture whose row was not saved', async () => {
    failing(diskFull())
    const answer = await upload()
    expect(answer).toMatchObject({ status: 507, body: { errors: [{ data: { code: 'disk-full' } }] } })
    expect(files()).toEqual([])
    expect((await newsroom.payload.count({ collection: 'media' })).totalDocs).toBe(0)
  })

  it('keeps the files of a picture whose replacement was not saved, and removes them once one is', async () => {
    const { body } = await upload()
    const before = hashes()
    expect(before.length).toBeGreaterThan(3)
    const path = `/api/media/${body.doc.id}`
    failing(diskFull())
    expect(await upload({ path, method: 'PATCH', colour: '#00aa00' })).toMatchObject({ status: 507 })
    expect(hashes()).toEqual(before)
    expect(await newsroom.payload.findByID({ collection: 'media', id: body.doc.id })).toMatchObject({
      alt: 'A picture in #aa0000',
    })

    for (const each of undo) each()
    undo = []
    expect((await upload({ path, method: 'PATCH', colour: '#0000aa' })).status).toBe(200)
    expect(hashes()).toHaveLength(before.length)
    expect(hashes().filter((hash) => before.includes(hash))).toEqual([])
  })

  it('refuses one file for many pictures', async () => {
    const answer = await upload({ path: '/api/media?where[alt][exists]=true', method: 'PATCH' })
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ data: { code: 'one-picture' } }] } })
  })

  describe.runIf(engine === 'sqlite')('below SQLite', () => {
    const client = () =>
      (newsroom.payload.db as unknown as { client: { execute: (sql: string) => Promise<unknown> } }).client
    /** As many pages as there are: the next one is refused, as on a full disk. */
    const fill = () => client().execute('PRAGMA max_page_count = 1')
    const makeRoom = () => client().execute('PRAGMA max_page_count = 1000000')
    afterEach(makeRoom)

    it('answers a save with 507, keeps the former story whole, and saves again when there is room', async () => {
      const created = await newsroom.ask<{ doc: { id: string; updatedAt: string } }>(
        'editor',
        '/api/articles',
        {
          method: 'POST',
          body: { headline: 'Before', body: richText('Words.'), summary: 'As it was', _status: 'published' },
        },
      )
      expect(created.status).toBe(201)
      const { id } = created.body.doc
      const path = `/api/articles/${id}`
      const versions = () => newsroom.payload.countVersions({ collection: 'articles' })
      const before = (await newsroom.ask('editor', path)).body
      const count = (await versions()).totalDocs

      await fill()
      const body = { headline: 'After', body: richText(STORY), _status: 'published' }
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => newsroom.ask('editor', path, { method: 'PATCH', body })),
      )
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 507, body: { errors: [{ data: { code: 'disk-full' } }] } })
        expect(answer.text).toContain('Nothing was saved')
      }
      const many = await newsroom.graphql<{ errors: { extensions: unknown }[] }>(
        'editor',
        `mutation ($id: String!, $body: JSON) {
          updateArticle(id: $id, data: { body: $body, _status: published }) { id }
        }`,
        { id, body: richText(STORY) },
      )
      expect(many.body.errors[0]!.extensions).toMatchObject({ statusCode: 507, data: { code: 'disk-full' } })
      expect((await newsroom.ask('editor', path)).body, 'reads answer, and the story is as it was').toEqual(
        before,
      )
      expect((await versions()).totalDocs).toBe(count)
      expect(newsroom.log()).not.toContain('A long story')

      await makeRoom()
      expect((await newsroom.ask('editor', path, { method: 'PATCH', body })).status).toBe(200)
      expect((await newsroom.ask('editor', path)).body).toMatchObject({ headline: 'After' })
    })

    it('tells with Retry-After when another process has the file for too long', async () => {
      const busy = Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' })
      const { hooks } = newsroom.payload.collections.articles.config
      const hook = () => {
        throw new Error('Failed query', { cause: busy })
      }
      hooks.beforeChange.push(hook)
      undo.push(() => void hooks.beforeChange.splice(hooks.beforeChange.indexOf(hook), 1))
      const answer = await newsroom.ask('editor', '/api/articles', {
        method: 'POST',
        body: { headline: 'Wait' },
      })
      expect(answer).toMatchObject({ status: 503, body: { errors: [{ data: { code: 'database-busy' } }] } })
      expect(answer.headers.get('retry-after')).toBe('5')
    })
  })
})
