import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

it('seeds a fresh newsroom once, and says that the second time changes nothing', async () => {
  place = freshPlace()
  const first = await run(SEED, [], place.env)
  expect(first).toMatchObject({ code: 0 })
  expect(first.stdout).toContain('a new story, as a draft (22 paragraphs')
  expect(first.stdout).toMatch(/Password, shown only now: [A-Za-z2-9]{24}/)
  expect(count(first.stdout)).toBe('1 articles, 1 dispatches, 1 authors, 1 contributors, 1 topics, 1 users')
  const before = await contents(place.database)

  const second = await run(SEED, [], place.env)
  expect(second).toMatchObject({ code: 0 })
  expect(second.stdout).toContain('already imported; nothing was changed')
  expect(second.stdout).not.toContain('shown only now')
  expect(count(second.stdout)).toBe(count(first.stdout))
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

it('makes one newsroom of two seeds started together on a fresh file', async () => {
  place = freshPlace()
  const both = await Promise.all([run(SEED, [], place.env), run(SEED, [], place.env)])
  expect(both.map(({ code, stderr }) => ({ code, stderr: code === 0 ? '' : stderr }))).toEqual([
    { code: 0, stderr: '' },
    { code: 0, stderr: '' },
  ])
  const third = await run(SEED, [], place.env)
  expect(count(third.stdout)).toBe('1 articles, 1 dispatches, 1 authors, 1 contributors, 1 topics, 1 users')
})

it('refuses a file that is no story with a sentence, and leaves the database as it was', async () => {
  place = freshPlace()
  await run(SEED, [], place.env)
  const before = await contents(place.database)
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(place.folder, name), content)
    return join(place.folder, name)
  }
  mkdirSync(join(place.folder, 'folder'))
  for (const [path, words] of [
    [join(place.folder, 'missing.txt'), 'does not exist'],
    [join(place.folder, 'folder'), 'cannot be read'],
    [file('empty.txt', ''), 'empty'],
    [file('picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])), 'not text'],
    [file('huge.txt', Buffer.alloc(50_000_000, 'a')), '50000000 bytes'],
  ] as const) {
    const { code, stderr } = await run(SEED, [path], place.env)
    expect(code, path).toBe(1)
    expect(stderr).toContain(words)
    expect(stderr, 'a sentence, not a stack').not.toMatch(/\n\s+at /)
  }
  expect(await contents(place.database)).toBe(before)
})

it('makes no database for a bad file', async () => {
  place = freshPlace()
  const { code } = await run(SEED, [join(place.folder, 'missing.txt')], place.env)
  expect(code).toBe(1)
  expect(existsSync(place.database)).toBe(false)
})

it('does not take a password that is too short, and makes no database', async () => {
  place = freshPlace({ SEED_EDITOR_PASSWORD: 'short' })
  const { code, stderr } = await run(SEED, [], place.env)
  expect(code).toBe(1)
  expect(stderr).toContain('SEED_EDITOR_PASSWORD is shorter than 12 characters')
  expect(existsSync(place.database)).toBe(false)
})

it('knows the AP story by its text, and makes the account even where a story cannot be published', async () => {
  place = freshPlace()
  const copy = join(place.folder, 'incoming 17.txt')
  writeFileSync(copy, readFileSync('seed/stories/ap-story.txt', 'utf8').replaceAll('\n', '\r\n'))
  const first = await run(SEED, [copy, '--publish'], place.env)
  expect(first, first.stdout).toMatchObject({ code: 0 })
  expect(first.stdout).toContain('  published')
  expect(first.stdout).toMatch(/Password, shown only now/)

  const bare = join(place.folder, 'bare.txt')
  writeFileSync(bare, 'ROME (AP) — A story without a headline.\n\nIt has two paragraphs.\n')
  const second = await run(SEED, [bare, '--publish'], place.env)
  expect(second.code).toBe(1)
  expect(second.stdout).toContain('not published: A story needs a headline')
  expect(second.stderr).not.toMatch(/\n\s+at /)
  expect(count(second.stdout)).toContain('2 articles')
})
