import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

import { afterEach, beforeEach, expect, it } from 'vitest'

import { createSqliteClient, type SqliteClient } from '../../src/database/sqlite/client'

let folder: string
let client: SqliteClient

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-client-'))
  client = await createSqliteClient({ path: join(folder, 'a.db'), writeTimeout: 200 })
  await client.execute('CREATE TABLE stories (id INTEGER PRIMARY KEY, headline TEXT UNIQUE)')
  await client.execute(
    'CREATE TABLE credits (story INTEGER REFERENCES stories(id) DEFERRABLE INITIALLY DEFERRED)',
  )
})

afterEach(() => {
  client.close()
  rmSync(folder, { recursive: true, force: true })
})

const headlines = async () =>
  (await client.execute('SELECT headline FROM stories ORDER BY id')).rows.map((row) => row.headline)

it('keeps write-ahead logging, full synchronisation and foreign keys on', async () => {
  const pragma = async (name: string) => Object.values((await client.execute(`PRAGMA ${name}`)).rows[0]!)[0]
  expect(await pragma('journal_mode')).toBe('wal')
  expect(await pragma('synchronous')).toBe(2)
  expect(await pragma('foreign_keys')).toBe(1)
})

it('shows a reader nothing of a transaction until it is committed, and does not let him wait', async () => {
  const transaction = await client.transaction()
  await transaction.execute("INSERT INTO stories (headline) VALUES ('Snow')")
  expect(await headlines()).toEqual([])
  await transaction.commit()
  expect(await headlines()).toEqual(['Snow'])
})

it('serves writers one after the other, in the order they came', async () => {
  // The last of fifty waits for all others, on a busy machine for long.
  client.close()
  client = await createSqliteClient({ path: join(folder, 'a.db'), writeTimeout: 30_000 })
  const order: number[] = []
  await Promise.all(
    Array.from({ length: 50 }, async (_, index) => {
      const transaction = await client.transaction()
      await transaction.execute({
        sql: 'INSERT INTO stories (headline) VALUES (?)',
        args: [`Story ${index}`],
      })
      order.push(index)
      await transaction.commit()
    }),
  )
  expect(order).toEqual(Array.from({ length: 50 }, (_, index) => index))
  expect(await headlines()).toHaveLength(50)
})

it('says who holds the writer when a writer waits too long, and goes on once it is free', async () => {
  const holder = await client.transaction()
  await holder.execute("INSERT INTO stories (headline) VALUES ('Held')")
  await expect(client.transaction()).rejects.toMatchObject({
    code: 'database-busy',
    status: 503,
    message: expect.stringContaining("INSERT INTO stories (headline) VALUES ('Held')") as string,
  })
  await holder.rollback()
  await client.execute("INSERT INTO stories (headline) VALUES ('Next')")
  expect(await headlines()).toEqual(['Next'])
})

it('fails a commit that the database refuses, undoes all of it and frees the writer', async () => {
  const transaction = await client.transaction()
  await transaction.execute("INSERT INTO stories (headline) VALUES ('Torn')")
  await transaction.execute('INSERT INTO credits (story) VALUES (999)')
  await expect(transaction.commit()).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
  expect(transaction.closed).toBe(true)
  await client.execute("INSERT INTO stories (headline) VALUES ('Whole')")
  expect(await headlines()).toEqual(['Whole'])
})

it('undoes a single statement that fails', async () => {
  await client.execute("INSERT INTO stories (headline) VALUES ('One')")
  await expect(client.execute("INSERT INTO stories (headline) VALUES ('One')")).rejects.toMatchObject({
    code: 'SQLITE_CONSTRAINT_UNIQUE',
  })
  await client.execute("INSERT INTO stories (headline) VALUES ('Two')")
  expect(await headlines()).toEqual(['One', 'Two'])
})

it('refuses a write on the reader, whatever a statement calls itself', async () => {
  const inserted = await client.execute(
    "INSERT INTO stories (headline) VALUES ('By the writer') RETURNING id, headline",
  )
  expect(inserted.rows[0]).toMatchObject({ id: 1, headline: 'By the writer' })
  const common = await client.execute(
    "WITH one AS (SELECT 1) INSERT INTO stories (headline) SELECT 'With' FROM one",
  )
  expect(common.rowsAffected).toBe(1)
})

it('lets a second process wait for its turn instead of failing', async () => {
  const other = await createSqliteClient({ path: join(folder, 'a.db'), writeTimeout: 5_000 })
  const transaction = await client.transaction()
  await transaction.execute("INSERT INTO stories (headline) VALUES ('First')")
  const second = other.execute("INSERT INTO stories (headline) VALUES ('Second')")
  setTimeout(() => void transaction.commit(), 60)
  await second
  expect(await headlines()).toEqual(['First', 'Second'])
  other.close()
})

it('reads a row by position where two columns share a name', async () => {
  await client.execute("INSERT INTO stories (headline) VALUES ('Twice')")
  const { rows } = await client.execute('SELECT id AS x, headline AS x FROM stories')
  expect(Array.prototype.slice.call(rows[0])).toEqual([1, 'Twice'])
  expect(Object.keys(rows[0]!)).toEqual(['x'])
})

it('changes a schema with foreign keys off, and refuses to leave a broken reference', async () => {
  await expect(
    client.changeSchema((transaction) => transaction.execute('INSERT INTO credits (story) VALUES (77)')),
  ).rejects.toThrow('broken references')
  expect((await client.execute('SELECT * FROM credits')).rows).toEqual([])
  expect(Object.values((await client.execute('PRAGMA foreign_keys')).rows[0]!)).toEqual([1])
})

it('takes nothing more for a transaction that a full disk has undone', async () => {
  await client.execute("INSERT INTO stories (headline) VALUES ('Before')")
  await client.execute('PRAGMA max_page_count = 1')
  const transaction = await client.transaction()
  await transaction.execute("INSERT INTO stories (headline) VALUES ('Torn')")
  const long = { sql: 'INSERT INTO stories (headline) VALUES (?)', args: ['x'.repeat(100_000)] }
  await expect(transaction.execute(long)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
  const undone = { message: 'the database rolled back this transaction', cause: { code: 'SQLITE_FULL' } }
  await expect(
    transaction.execute("INSERT INTO stories (headline) VALUES ('Outside of any transaction')"),
  ).rejects.toMatchObject(undone)
  await expect(transaction.commit()).rejects.toMatchObject(undone)
  expect(await headlines()).toEqual(['Before'])

  await client.execute('PRAGMA max_page_count = 100000')
  await client.execute(long)
  expect(await headlines()).toHaveLength(2)
})

it('rolls back a transaction that was left open, says so, and gives the writer to the next', async () => {
  const told: string[] = []
  const own = await createSqliteClient({
    path: join(folder, 'a.db'),
    idleTimeout: 100,
    onExpired: ({ message }) => void told.push(message),
  })
  const left = await own.transaction()
  await left.execute("INSERT INTO stories (headline) VALUES ('Left open')")
  await own.execute("INSERT INTO stories (headline) VALUES ('Next')")
  expect(await headlines()).toEqual(['Next'])
  expect(told).toEqual([expect.stringContaining("INSERT INTO stories (headline) VALUES ('Left open')")])
  const expired = { code: 'transaction-expired', status: 503 }
  await expect(left.execute("INSERT INTO stories (headline) VALUES ('Late')")).rejects.toMatchObject(expired)
  await expect(left.commit()).rejects.toMatchObject(expired)
  await left.rollback()
  expect(await headlines(), 'nothing of it outside of a transaction').toEqual(['Next'])
  own.close()
})

it('opens a file that another process is making at this moment', async () => {
  const path = join(folder, 'fresh.db')
  const maker = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads')
     const database = new (require('libsql'))(workerData)
     database.exec('BEGIN EXCLUSIVE; CREATE TABLE stories (id INTEGER)')
     parentPort.postMessage('held')
     setTimeout(() => { database.exec('COMMIT'); database.close() }, 300)`,
    { eval: true, workerData: path },
  )
  await new Promise((held) => maker.once('message', held))
  const own = await createSqliteClient({ path })
  expect((await own.execute('SELECT name FROM sqlite_master')).rows).toMatchObject([{ name: 'stories' }])
  own.close()
  await maker.terminate()
})

it('leaves a transaction alone that goes on asking', async () => {
  const own = await createSqliteClient({ path: join(folder, 'a.db'), idleTimeout: 200 })
  const busy = await own.transaction()
  const until = performance.now() + 600
  while (performance.now() < until) {
    await busy.execute('INSERT INTO stories (headline) VALUES (NULL)')
    await new Promise((next) => setImmediate(next))
  }
  await busy.commit()
  own.close()
})
