import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { createSqliteClient } from '../../src/database/sqlite/client'
import { afterEach, expect, it } from 'vitest'

import { freshPlace, run, type Place } from '../support/run'

const SEED = 'seed/index.ts'
let place: Place
afterEach(() => place.remove())

/** Every row of the stories' tables, to compare a newsroom with itself. */
async function contents(database: string): Promise<string> {
  const client = await createSqliteClient({ path: database })
  const tables = [
    'articles',
    '_articles_v',
    'articles_authors',
    'articles_rels',
    'dispatches',
    'authors',
    'contributors',
    'topics',
    'users',
  ]
  const rows: unknown[] = []
  for (const table of tables) rows.push((await client.execute(`SELECT * FROM ${table} ORDER BY id`)).rows)
  client.close()
  return JSON.stringify(rows)
}

const count = (text: string) => /The newsroom has (.*)\./.exec(text)?.[1]

it('makes one newsroom of two seeds started together on a fresh file, and a third changes nothing', async () => {
  place = freshPlace()
  const both = await Promise.all([run(SEED, [], place.env), run(SEED, [], place.env)])
  expect(both.map(({ code, stderr }) => ({ code, stderr: code === 0 ? '' : stderr }))).toEqual([
    { code: 0, stderr: '' },
    { code: 0, stderr: '' },
  ])
  const said = both.map(({ stdout }) => stdout).join('')
  expect(said.match(/a new story, as a draft \(22 paragraphs/g)).toHaveLength(1)
  expect(said.match(/Password, shown only now: [A-Za-z2-9]{24}/g)).toHaveLength(1)
  const before = await contents(place.database)

  const third = await run(SEED, [], place.env)
  expect(third).toMatchObject({ code: 0 })
  expect(third.stdout).toContain('already imported; nothing was changed')
  expect(third.stdout).not.toContain('shown only now')
  expect(count(third.stdout)).toBe('1 articles, 1 dispatches, 1 authors, 1 contributors, 1 topics, 1 users')
  expect(await contents(place.database)).toBe(before)
})

it('publishes when told, once', async () => {
  place = freshPlace({ SEED_EDITOR_PASSWORD: 'a password of the test' })
  const first = await run(SEED, ['--publish'], place.env)
  expect(first).toMatchObject({ code: 0 })
  expect(first.stdout).toContain('  published')
  expect(first.stdout).not.toContain('a password of the test')
  const before = await contents(place.database)
  const second = await run(SEED, ['--publish'], place.env)
  expect(second.stdout).toContain('already public; nothing was changed')
  expect(await contents(place.database)).toBe(before)
})

// Which files are refused, and in which words: test/seed, test/wire.
it('refuses a file that is no story with a sentence, before there is a database', async () => {
  place = freshPlace()
  const picture = join(place.folder, 'picture.png')
  writeFileSync(picture, Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))
  const { code, stderr } = await run(SEED, ['seed/stories/ap-story.txt', picture], place.env)
  expect(code).toBe(1)
  expect(stderr).toContain('not text')
  expect(stderr, 'a sentence, not a stack').not.toMatch(/\n\s+at /)
  expect(existsSync(place.database)).toBe(false)
})

it('knows the AP story by its text, and makes the account even where a story cannot be published', async () => {
  place = freshPlace()
  const copy = join(place.folder, 'incoming 17.txt')
  writeFileSync(copy, readFileSync('seed/stories/ap-story.txt', 'utf8').replaceAll('\n', '\r\n'))
  const bare = join(place.folder, 'bare.txt')
  writeFileSync(bare, 'ROME (AP) — A story without a headline.\n\nIt has two paragraphs.\n')
  const { code, stdout, stderr } = await run(SEED, [copy, bare, '--publish'], place.env)
  expect(stdout).toMatch(/Password, shown only now/)
  expect(stdout).toMatch(/incoming 17\.txt: a new story.*\n {2}published\n/)
  expect(stdout).toMatch(/bare\.txt: a new story.*\n {2}not published: A story needs a headline/)
  expect(code, stdout).toBe(1)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(count(stdout)).toContain('2 articles')
})
