import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import { createSqliteClient } from '../../src/database/sqlite/client'
import { freeStatements } from '../../src/database/sqlite/freeStatements'
import { requireUsableFile } from '../../src/database/sqlite/inspect'
import { snapshot } from '../../drills/snapshot'

const folder = mkdtempSync(join(tmpdir(), 'dateline-inspect-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Another process that opens the file, writes and closes it again: the last to close removes the log. */
function otherProcess(path: string): void {
  const libsql = createRequire(import.meta.url).resolve('libsql')
  const script = `const file = new (require(${JSON.stringify(libsql)}))(${JSON.stringify(path)})
    file.exec("INSERT INTO payload_migrations VALUES ('other')")
    file.close()`
  expect(spawnSync(process.execPath, ['-e', script]).status).toBe(0)
}

it('keeps the log of a file that was looked at and is open, when another process ends', async () => {
  const path = join(folder, 'a.db')
  const first = await createSqliteClient({ path })
  await first.execute('CREATE TABLE payload_migrations (name TEXT)')
  first.close()
  await freeStatements()
  expect(existsSync(`${path}-wal`), 'at rest').toBe(false)

  await requireUsableFile(path)
  const client = await createSqliteClient({ path })
  await client.execute("INSERT INTO payload_migrations VALUES ('20261123_024831_initial')")
  await requireUsableFile(path)
  await freeStatements()
  await freeStatements()
  otherProcess(path)
  expect(existsSync(`${path}-wal`), 'another one has it open').toBe(true)
  client.close()
})

describe('a file that cannot be the newsroom’s', () => {
  const path = join(folder, 'wrong.db')
  let whole: Buffer
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    const client = await createSqliteClient({ path })
    await client.execute('CREATE TABLE payload_migrations (name TEXT)')
    await client.execute("INSERT INTO payload_migrations VALUES ('20261123_024831_initial')")
    // A few pages.
    for (const table of ['a', 'b', 'c']) await client.execute(`CREATE TABLE ${table} (a TEXT)`)
    client.close()
    await freeStatements()
    whole = readFileSync(path)
    rmSync(path)
  })
  beforeEach(() => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(path, whole)
  })

  it('is none that is whole', async () => {
    await expect(requireUsableFile(path)).resolves.toBeUndefined()
  })

  it.each<[string, () => void | Promise<void>, string]>([
    [
      'text',
      () => writeFileSync(path, 'Minutes of the morning conference. '.repeat(400)),
      'is not a SQLite database',
    ],
    ['encrypted', () => writeFileSync(path, randomBytes(40_960)), 'or it is encrypted'],
    ['cut short', () => truncateSync(path, statSync(path).size / 2), 'is cut short'],
    ['cut within its header', () => truncateSync(path, 60), 'is cut short'],
    [
      'damaged',
      () => {
        const bytes = readFileSync(path)
        bytes.fill(0xff, 100, 4_000)
        writeFileSync(path, bytes)
      },
      'is damaged',
    ],
    [
      'the database of another program',
      async () => {
        rmSync(path)
        const client = await createSqliteClient({ path })
        await client.execute('CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, address TEXT)')
        client.close()
      },
      'is the database of another program',
    ],
    [
      'of a newer Dateline',
      async () => {
        const client = await createSqliteClient({ path })
        await client.execute("INSERT INTO payload_migrations VALUES ('29990101_000000_future')")
        client.close()
      },
      'migrated by a newer Dateline',
    ],
    [
      'a folder',
      () => {
        rmSync(path)
        mkdirSync(path)
      },
      'is not a file',
    ],
  ])('is refused and left as it was: %s', async (_what, spoil, words) => {
    await spoil()
    await freeStatements()
    const before = snapshot(folder)
    await expect(requireUsableFile(path)).rejects.toThrow(words)
    expect(snapshot(folder)).toEqual(before)
  })
})
