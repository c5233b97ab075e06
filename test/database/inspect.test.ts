import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, expect, it } from 'vitest'

import { createSqliteClient } from '../../src/database/sqlite/client'
import { freeStatements } from '../../src/database/sqlite/freeStatements'
import { requireUsableFile } from '../../src/database/sqlite/inspect'

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
