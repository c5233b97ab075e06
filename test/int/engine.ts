import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Client } from 'pg'
import { describe, inject, it } from 'vitest'

type EngineName = 'mongodb' | 'postgres' | 'sqlite'

/** The engine that this run of the integration suite is on; the suite is written once and runs on each. */
export const engine = (process.env.DATELINE_TEST_ENGINE ?? 'sqlite') as EngineName

/** The server of the present engine, or why there is none. A file needs none. */
const server = () => inject(engine === 'postgres' ? 'postgres' : 'mongodb')

/** Why there is nothing to run on, or undefined. */
export function missingEngine(): string | undefined {
  if (engine === 'sqlite') return undefined
  const found = server()
  return 'missing' in found ? found.missing : undefined
}

/** A suite on the present engine; skipped, and reported so, where the machine lacks it. */
export function describeOnEngine(name: string, suite: () => void): void {
  const missing = missingEngine()
  describe.skipIf(missing)(missing ? `${name} (${missing})` : `${name} [${engine}]`, suite)
}

/**
 * Tests of rules that are the same above every engine: they run on SQLite alone. What a test asks of the database (conditions, order,
 * transactions, locks, unique values) is proved on each engine. Whole files of such rules are listed in `vitest.config.ts` (`ONCE`).
 */
export const describeOnce = describe.runIf(engine === 'sqlite')
export const itOnce: typeof it.skip = engine === 'sqlite' ? it : it.skip

/** A fresh database of its own and a folder for it. */
export async function freshDatabase(): Promise<{ url: string; folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-test-'))
  if (engine === 'sqlite') return { url: `file:${join(folder, 'dateline.db')}`, folder }
  const found = server()
  if ('missing' in found) throw new Error(found.missing)
  const url = new URL(found.url)
  const name = `dateline_${Math.random().toString(36).slice(2)}`
  if (engine === 'postgres') await createDatabase(found.url, name)
  url.pathname = `/${name}`
  return { url: url.href, folder }
}

/** MongoDB makes one when it is first written to. */
async function createDatabase(url: string, name: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
}
