import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { createSqliteClient, type SqliteClient } from '../../src/database/sqlite/client'

let folder: string
let client: SqliteClient

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-breath-'))
  client = await createSqliteClient({ path: join(folder, 'a.db') })
  await client.execute('CREATE TABLE stories (id INTEGER PRIMARY KEY, headline TEXT)')
  // Each look at the clock is a millisecond later, however fast the machine is.
  let now = performance.now()
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1))
})

afterEach(() => {
  vi.restoreAllMocks()
  client.close()
  rmSync(folder, { recursive: true, force: true })
})

/** How many turns others had while `work` was under way. */
async function turnsDuring(work: () => Promise<void>): Promise<number> {
  let turns = 0
  let isOver = false
  const takeTurn = () => {
    if (isOver) return
    turns += 1
    setImmediate(takeTurn)
  }
  setImmediate(takeTurn)
  await work()
  isOver = true
  return turns
}

it('lets others have a turn in a long run of reads', async () => {
  const turns = await turnsDuring(async () => {
    for (let read = 0; read < 100; read += 1) await client.execute('SELECT headline FROM stories')
  })
  expect(turns).toBeGreaterThan(5)
})

it('lets others have a turn in a long transaction', async () => {
  const transaction = await client.transaction()
  const turns = await turnsDuring(async () => {
    for (let write = 0; write < 100; write += 1) {
      await transaction.execute("INSERT INTO stories (headline) VALUES ('Snow')")
    }
  })
  await transaction.commit()
  expect(turns).toBeGreaterThan(5)
})
