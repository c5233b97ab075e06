import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

import { afterAll, beforeAll, expect, it } from 'vitest'

/** Some patterns of the linter pass in silence, so each wall is walked into once. */
const walls: readonly (readonly [file: string, imports: string, isAllowed: boolean])[] = [
  ['src/wire/a.ts', '../env', false],
  ['src/wire/b.ts', 'payload', false],
  ['src/wire/c.ts', 'node:fs', false],
  ['src/wire/d.ts', './errors', true],
  ['src/env.ts', './database', false],
  ['src/access/a.ts', '../collections/Media', false],
  ['src/access/b.ts', '../generated/payload-types', true],
  ['src/database/sqlite/a.ts', '../../collections/Media', false],
  ['src/gate/a.ts', '../env', false],
  ['src/gate/b.ts', '../access/roles', false],
  ['src/gate/c.ts', '../errors', true],
  ['src/gate/d.ts', '../collections/Media', false],
  ['src/access/c.ts', '../gate/limits', false],
  ['src/wire/e.ts', '../gate/limits', false],
  ['src/collections/queries/a.ts', '../../gate/limits', true],
  ['src/ingest/f.ts', '../gate/bodyJson', false],
  ['src/collections/f.ts', '../gate/bodyFields', true],
  ['src/commands/g.ts', '../gate/limits', false],
  ['src/ingest/a.ts', '../collections/Media', false],
  ['src/ingest/b.ts', '../wire/parse', true],
  ['src/ingest/c.ts', '../database/inTransaction', true],
  ['src/ingest/d.ts', '../database/sqlite', false],
  ['src/ingest/e.ts', '../env', false],
  ['src/collections/Articles/hooks/a.ts', '../../../ingest/upsert', false],
  ['src/collections/Articles/hooks/b.ts', '../../../database/afterCommit', true],
  ['src/collections/Users/a.ts', '../../database/inTransaction', true],
  ['src/collections/Articles/hooks/c.ts', '../../../database', false],
  ['src/collections/Articles/hooks/e.ts', '../../../database/presence', false],
  ['src/collections/d.ts', '../env', false],
  ['src/backup/a.ts', '../env', false],
  ['src/backup/b.ts', '../collections/Media', false],
  ['src/backup/c.ts', '../database/sqlite/connection', true],
  ['src/backup/d.ts', '../database', false],
  ['src/backup/f.ts', '../database/sqlite/appliedMigrations', true],
  ['src/backup/g.ts', '../database/sqlite/serverLock', true],
  ['src/backup/h.ts', '../database/sqlite/inspect', false],
  ['src/backup/i.ts', '../database/mongodb/presence', false],
  ['src/backup/e.ts', '../check/checkNewsroom', false],
  ['src/compare/a.ts', '../errors', false],
  ['src/compare/b.ts', 'payload', false],
  ['src/compare/c.ts', './diff', true],
  ['src/versions/a.ts', '../compare/stories', true],
  ['src/versions/b.ts', '../collections/Media', false],
  ['src/versions/c.ts', '../errors', true],
  ['src/admin/saving/c.tsx', '../../compare/stories', true],
  ['src/admin/versions/d.tsx', '../../versions/listVersions', true],
  ['src/collections/Articles/actions/g.ts', '../../../versions/compareVersions', true],
  ['src/check/a.ts', '../collections/richText/uploadsIn', true],
  ['src/check/b.ts', '../backup/backUp', false],
  ['src/check/c.ts', '../env', false],
  ['src/check/d.ts', '../database/sqlite/connection', true],
  ['src/check/e.ts', '../database/sqlite/serverLock', false],
  ['src/collections/e.ts', '../check/finding', false],
  ['src/database/b.ts', '../backup/swap', false],
  ['src/commands/f.ts', '../backup/restore', true],
  ['src/commands/d.ts', '../database/openForReading', true],
  ['src/commands/e.ts', '../database/sqlite/client', false],
  ['src/admin/a.tsx', '../ingest/upsert', false],
  ['src/admin/b.tsx', '../wire/bytes', true],
  ['src/app/a.tsx', '../server/app', false],
  ['src/commands/a.ts', '../../payload.config', true],
  ['src/commands/b.ts', '../access/roles', false],
  ['src/commands/c.ts', '../server/retryLostRace', false],
  ['src/server/a.ts', '../../seed/seed', false],
  ['src/server/b.ts', '../database/presence', true],
  ['src/stages/a.ts', '../errors', true],
  ['src/stages/b.ts', 'payload', false],
  ['src/corrections/a.ts', '../collections/Media', false],
  ['src/corrections/b.ts', '../generated/payload-types', true],
  ['src/preflight/a.ts', '../copydesk/readCopy', false],
  ['src/preflight/b.ts', 'payload', false],
  ['src/preflight/c.ts', '../generated/payload-types', false],
  ['src/copydesk/a.ts', '../preflight/finding', true],
  ['src/copydesk/b.ts', '../wire/parse', false],
  ['src/copydesk/names/a.ts', '../../errors', false],
  ['src/collections/Articles/preflight/a.ts', '../../../copydesk', true],
  ['src/admin/findings/a.tsx', '../../preflight/finding', true],
  ['src/admin/findings/b.tsx', '../../copydesk', false],
  ['src/gate/f.ts', '../preflight', false],
  ['src/wire/f.ts', '../copydesk', false],
  ['src/collections/Articles/hooks/f.ts', '../../../stages/nextStage', true],
  ['src/gate/e.ts', '../stages/nextStage', false],
  ['src/ingest/g.ts', '../corrections/ledger', false],
  ['src/published/a.ts', '../wire/render', true],
  ['src/published/b.ts', '../collections/Media', false],
  ['src/published/c.ts', 'payload', false],
  ['src/published/d.ts', '../preview/page', false],
  ['src/preview/a.ts', '../published/article', true],
  ['src/preview/b.ts', '../env', false],
  ['src/preview/c.ts', 'payload', false],
  ['src/collections/g.ts', '../published/credits', true],
  ['src/collections/h.ts', '../preview/page', true],
  ['src/stages/c.ts', '../published/article', false],
  ['src/ingest/h.ts', '../published/article', false],
  ['src/admin/c.tsx', '../preview/page', false],
  ['src/wire/f.ts', '../published/article', false],
  ['src/schedule/a.ts', '../errors', false],
  ['src/schedule/b.ts', '../clock', false],
  ['src/schedule/c.ts', 'payload', false],
  ['src/schedule/d.ts', './timeZone', true],
  ['src/clock.ts', './env', false],
  ['src/collections/Articles/hooks/g.ts', '../../../schedule/plan', true],
  ['src/collections/Articles/hooks/h.ts', '../../../clock', true],
  ['src/admin/d.tsx', '../schedule/inWords', true],
  ['src/admin/e.tsx', '../collections/Schedules/runDue', false],
  ['src/gate/f.ts', '../schedule/instant', false],
  ['src/wire/g.ts', '../schedule/instant', false],
  ['src/database/c.ts', '../schedule/instant', false],
  ['src/preflight/a.ts', '../copydesk/readCopy', false],
  ['src/preflight/b.ts', 'payload', false],
  ['src/preflight/c.ts', '../generated/payload-types', false],
  ['src/copydesk/a.ts', '../preflight/finding', true],
  ['src/copydesk/b.ts', '../wire/parse', false],
  ['src/copydesk/names/a.ts', '../../errors', false],
  ['src/collections/Articles/preflight/a.ts', '../../../copydesk', true],
  ['src/admin/findings/a.tsx', '../../preflight/finding', true],
  ['src/admin/findings/b.tsx', '../../copydesk', false],
  ['src/gate/g.ts', '../preflight', false],
  ['src/wire/h.ts', '../copydesk', false],
  ['src/published/find/a.ts', '../../editions/store', true],
  ['src/published/find/b.ts', '../../collections/Media', false],
  ['src/editions/a.ts', '../database/readModel', true],
  ['src/editions/b.ts', '../published/find/page', false],
  ['src/editions/c.ts', '../published/body/text', true],
  ['src/announcements/a.ts', '../database/afterCommit', true],
  ['src/announcements/b.ts', '../delivery/cache', false],
  ['src/webhooks/a.ts', '../errors', true],
  ['src/webhooks/b.ts', '../collections/Media', false],
  ['src/delivery/a.ts', '../published/article', true],
  ['src/delivery/b.ts', '../database/readModel', false],
  ['src/delivery/c.ts', '../collections/Media', false],
  ['src/collections/i.ts', '../editions/keepEdition', true],
  ['src/collections/j.ts', '../delivery/cache', false],
  ['src/ingest/i.ts', '../editions/keepEdition', false],
  ['payload.config.ts', './src/server/app', false],
  ['seed/a.ts', '../src/collections/Media', false],
]

let folder: string
let output: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-lint-'))
  copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'))
  for (const [file, imports] of walls) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), `import { thing } from '${imports}'\nexport const it = thing\n`)
  }
  const oxlint = resolve('node_modules/oxlint/bin/oxlint')
  output = spawnSync(process.execPath, [oxlint, '--format=unix'], { cwd: folder, encoding: 'utf8' }).stdout
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it.each(walls)('%s importing %s: allowed is %s', (file, _imports, isAllowed) => {
  const isRefused = output
    .split('\n')
    .some((line) => line.startsWith(`${file}:`) && line.includes('restricted'))
  expect(isRefused).toBe(!isAllowed)
})
