import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { describe, inject } from 'vitest'

/** The engine that this run of the integration suite is on; the suite is written once and runs on both. */
export const engine = process.env.DATELINE_TEST_ENGINE === 'mongodb' ? 'mongodb' : 'sqlite'

/** Why there is nothing to run on, or undefined. */
export function missingEngine(): string | undefined {
  if (engine === 'sqlite') return undefined
  const mongodb = inject('mongodb')
  return 'missing' in mongodb ? mongodb.missing : undefined
}

/** A suite on the present engine; skipped, and reported so, where the machine lacks it. */
export function describeOnEngine(name: string, suite: () => void): void {
  const missing = missingEngine()
  describe.skipIf(missing)(missing ? `${name} (${missing})` : `${name} [${engine}]`, suite)
}

/** A fresh database of its own and a folder for it. */
export function freshDatabase(): { url: string; folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-test-'))
  if (engine === 'sqlite') return { url: `file:${join(folder, 'dateline.db')}`, folder }
  const mongodb = inject('mongodb')
  if ('missing' in mongodb) throw new Error(mongodb.missing)
  const url = new URL(mongodb.url)
  url.pathname = `/dateline_${Math.random().toString(36).slice(2)}`
  return { url: url.href, folder }
}
