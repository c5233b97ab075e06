import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { readStory } from '../../seed/readStory'
import { seed } from '../../seed/seed'

const folder = mkdtempSync(join(tmpdir(), 'dateline-story-'))
afterAll(() => rmSync(folder, { recursive: true }))

const pathOf = (name: string) => join(folder, name)
beforeAll(() => {
  mkdirSync(pathOf('folder'))
  writeFileSync(pathOf('empty.txt'), '')
  writeFileSync(pathOf('story.txt'), 'ROME (AP) — A story.\n')
  writeFileSync(pathOf('picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]))
  // Sparse: only its size counts.
  writeFileSync(pathOf('huge.txt'), '')
  truncateSync(pathOf('huge.txt'), 50_000_000)
})

it('reads the bytes of a file', () => {
  expect(Buffer.from(readStory(pathOf('story.txt'))).toString()).toBe('ROME (AP) — A story.\n')
})

it.each([
  ['missing.txt', 'does not exist', 'file-not-found'],
  ['folder', 'cannot be read', 'file-unreadable'],
  ['huge.txt', '50000000 bytes', 'too-large'],
  ['empty.txt', 'empty', 'empty'],
  ['picture.png', 'not text', 'binary'],
])('refuses %s in words before the database is opened', async (name, words, code) => {
  let isOpened = false
  const seeding = seed({
    connect: () => {
      isOpened = true
      throw new Error('opened')
    },
    env: { SEED_EDITOR_EMAIL: '', SEED_EDITOR_PASSWORD: undefined, SERVER_URL: '' },
    say: () => undefined,
    // A good story before it is not imported either.
    stories: ['story.txt', name].map((each) => ({ file: pathOf(each), working: {} })),
    isPublishing: false,
  })
  await expect(seeding).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string })
  expect(isOpened).toBe(false)
})
