import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { sql } from '@payloadcms/db-sqlite/drizzle'
import { drizzle } from '@payloadcms/db-sqlite/drizzle/libsql'
import { integer, sqliteTable, text } from '@payloadcms/db-sqlite/drizzle/sqlite-core'
import type { Payload } from 'payload'
import { describe, expect, it, vi } from 'vitest'

/* The adapters as they are shipped: what src/database replaces, wraps or reaches into. */

const payload = { config: {}, logger: { error: vi.fn() } } as unknown as Payload
const sqlite = () => sqliteAdapter({ client: { url: 'file::memory:' }, idType: 'uuid' }).init({ payload })
const mongodb = () => mongooseAdapter({ url: 'mongodb://127.0.0.1:1/none' }).init({ payload })

/** Each method that takes a `where`, and so has to be among those of `withTrueWhere`. */
const WITH_WHERE = [
  'count',
  'countVersions',
  'deleteMany',
  'deleteVersions',
  'find',
  'findDistinct',
  'findOne',
  'findVersions',
  'queryDrafts',
  'updateMany',
]
const OTHER =
  /^(countDistinct|createMigration|findGlobal|findGlobalVersions|countGlobalVersions|updateGlobal|updateGlobalVersion|updateJobs|updateOne|updateVersion|deleteOne|findMigrationDir)$/

describe.each([
  ['SQLite', sqlite],
  ['MongoDB', mongodb],
])('withTrueWhere, bulkFromNewest: the methods of the adapter of %s', (_name, init) => {
  it('have these names, and no other one finds, counts, changes or deletes many', () => {
    const adapter = init() as unknown as Record<string, unknown>
    const methods = Object.keys(adapter).filter((name) => typeof adapter[name] === 'function')
    expect(methods).toEqual(expect.arrayContaining([...WITH_WHERE, 'createVersion', 'deleteOne']))
    const asking = methods.filter(
      (name) => /^(count|delete|find|query|update)[A-Z]/.test(name) || WITH_WHERE.includes(name),
    )
    expect(asking.filter((name) => !OTHER.test(name) && name !== 'deleteWhere').sort()).toEqual(WITH_WHERE)
  })

  it('forwardOnly: and these ways back', () => {
    expect(init()).toMatchObject(
      Object.fromEntries(
        ['migrateDown', 'migrateFresh', 'migrateRefresh', 'migrateReset'].map((name) => [
          name,
          expect.any(Function),
        ]),
      ),
    )
  })
})

describe('SQLite', () => {
  it('has the parts that src/database/sqlite reaches into', () => {
    expect(sqlite()).toMatchObject({
      beforeSchemaInit: [],
      operators: { equals: expect.any(Function) as unknown },
      rawTables: {},
      sessions: {},
      tableNameMap: expect.any(Map) as unknown,
      tables: {},
      versionsSuffix: '_v',
    })
  })

  it('run, pauseTransaction: drizzle’s transaction holds the client’s own', async () => {
    const own = { commit: vi.fn(), execute: vi.fn() }
    const client = { transaction: async () => own }
    const seen = await drizzle(client as never, { schema: {} }).transaction(
      async (transaction) => (transaction as unknown as { session?: { tx?: unknown } }).session?.tx,
    )
    expect(seen).toBe(own)
    expect(own.commit).toHaveBeenCalledOnce()
  })

  it('transactions: a COMMIT that fails is reported as success', async () => {
    const adapter = sqlite()
    const transaction = async (work: (session: object) => Promise<void>) => {
      await work({})
      throw new Error('SQLITE_FULL')
    }
    Object.assign(adapter, { drizzle: { transaction } })
    const id = await adapter.beginTransaction()
    await expect(adapter.commitTransaction(id as string)).resolves.toBeUndefined()
  })

  it('operators: LIKE folds ASCII alone and has wildcards; a denial of a list leaves out what is not there', () => {
    const { operators } = sqlite()
    const table = sqliteTable('stories', { headline: text('headline') })
    const names = Object.keys(operators)
    expect(names).not.toContain('all')
    const textOf = (query: unknown) =>
      (query as ReturnType<typeof sql>).toQuery({
        casing: { getColumnCasing: () => 'headline' },
        escapeName: (name: string) => name,
        escapeParam: () => '?',
        escapeString: (value: string) => value,
      } as never).sql
    expect(textOf(operators.contains?.(table.headline, '%a_b%'))).toMatch(/ like \?$/)
    expect(textOf(operators.not_in?.(table.headline, ['a']))).not.toContain('null')
  })

  it('referenceActions: a column that is added has its reference, but no action', async () => {
    const adapter = sqlite()
    const { generateDrizzleJson, generateMigration } = adapter.requireDrizzleKit()
    const users = sqliteTable('users', { id: integer('id').primaryKey() })
    const before = sqliteTable('stories', { id: integer('id').primaryKey() })
    const after = sqliteTable('stories', {
      id: integer('id').primaryKey(),
      owner: integer('owner_id').references(() => users.id, { onDelete: 'set null' }),
    })
    const [from, to] = await Promise.all([
      generateDrizzleJson({ users, stories: before }),
      generateDrizzleJson({ users, stories: after }),
    ])
    const [statement = ''] = await generateMigration(from, to)
    expect(statement).toMatch(/ADD `owner_id` integer REFERENCES users\(id\);?$/)
  })
})

describe('MongoDB', () => {
  it('has the parts that src/database/mongodb reaches into', () => {
    expect(mongodb()).toMatchObject({ collections: {}, ensureIndexes: false, sessions: {}, versions: {} })
  })

  it('transactions: a commit resolves where there is no transaction any more', async () => {
    const adapter = mongodb()
    Object.assign(adapter, { sessions: { ended: { inTransaction: () => false } } })
    await expect(adapter.commitTransaction('ended')).resolves.toBeUndefined()
    await expect(adapter.commitTransaction('unknown')).resolves.toBeUndefined()
  })

  it('transactions: a commit whose answer was lost is not asked about again', async () => {
    const adapter = mongodb()
    const commitTransaction = vi.fn().mockRejectedValue(new Error('connection closed'))
    Object.assign(adapter, { sessions: { lost: { commitTransaction, inTransaction: () => true } } })
    await expect(adapter.commitTransaction('lost')).rejects.toThrow('connection closed')
    expect(commitTransaction).toHaveBeenCalledOnce()
  })
})
