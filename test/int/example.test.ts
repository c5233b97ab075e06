import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('the example of a frontend', () => {
  let newsroom: Newsroom
  beforeAll(async () => {
    newsroom = await openNewsroom({ SITE_URL: 'https://news.example' })
  })
  afterAll(() => newsroom?.close())

  const run = async () => {
    const args = ['--import', 'tsx', 'examples/frontend.ts', newsroom.url]
    return (await promisify(execFile)(process.execPath, args)).stdout
  }

  it('says that nothing is published, as long as nothing is', async () => {
    expect(await run()).toBe('# Front page\nNothing is published yet.\n')
  })

  it('prints the front page, a topic and a story', async () => {
    const made = async (path: string, body: object) =>
      (await newsroom.ask<{ doc: { id: string } }>('editor', path, { method: 'POST', body })).body.doc.id
    const topic = await made('/api/topics', { name: 'War', followLine: 'Follow the war.' })
    const author = await made('/api/authors', { name: 'Jane Kopp' })
    await made('/api/articles', {
      headline: 'Troops move',
      summary: 'They move again.',
      dateline: { text: 'BRUSSELS (AP) –' },
      body: richText('The troops moved.'),
      authors: [{ author, location: 'Washington' }],
      topics: [topic],
      _status: 'published',
    })
    const today = new Date().toISOString().slice(0, 10)
    expect(await run()).toBe(`# Front page
- Troops move (${today})
  They move again.

# War
Follow the war.
- Troops move (${today})
  They move again.

# Troops move

By Jane Kopp

BRUSSELS (AP) – The troops moved.

Jane Kopp reported from Washington.

https://news.example/articles/troops-move
`)
  })
})
