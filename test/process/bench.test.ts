import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import type { Results } from '../../bench/report/results'
import { postgresPrograms } from '../../src/commands/postgresPrograms'
import { run } from '../support/run'

const isBuilt = existsSync('.next/BUILD_ID')
const hasPostgres = postgresPrograms() !== undefined
const missing = isBuilt ? '' : ' (nothing is built: npm run build)'
const env = { HOME: process.env.HOME, PATH: process.env.PATH }

it.skipIf(!isBuilt)(
  `measures a small newsroom from its first story to the picture${missing}`,
  { timeout: 300_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
    try {
      const args = [
        '--articles',
        '60',
        '--creates',
        '20',
        '--quick',
        '--seconds',
        '0.1',
        '--without',
        'stock',
        '--output',
        folder,
      ]
      const { code, stdout, stderr } = await run('bench/index.ts', args, env)
      expect({ code, output: code === 0 ? '' : stdout + stderr }).toEqual({ code: 0, output: '' })
      expect(stdout).not.toContain('left out')
      const results = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8')) as Results
      const kinds = new Set(results.throughput.map(({ what, contender }) => `${contender} ${what}`))
      expect([...kinds].sort()).toEqual(KINDS)
      const sides = hasPostgres ? ['ours', 'ours-postgres'] : ['ours']
      expect(new Set(results.creates.map(({ side }) => side))).toEqual(new Set(sides))
      expect(Object.keys(results.writes ?? {})).toEqual(sides)
      expect(stdout.includes('PostgreSQL is not measured')).toBe(!hasPostgres)
      for (const { perSecond } of results.throughput) expect(perSecond).toBeGreaterThan(0)
      expect(results.parsing?.length).toBeGreaterThan(5)
      expect(results.visible.ours).toBeGreaterThan(0)
      expect(readFileSync(join(folder, 'bench.svg'), 'utf8')).toContain('<svg')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

it('prints its usage for unknown options', async () => {
  const { code, stderr } = await run('bench/index.ts', ['--articles', 'many'], env)
  expect(code).toBe(2)
  expect(stderr).toContain('--articles many: must be a whole number above 0.')
})

const QUERIES = ['author', 'feed', 'newest', 'search', 'story', 'topic', 'topic-without-bodies']
const KINDS = [
  ...['cached', 'uncached', ...(hasPostgres ? ['uncached-postgres'] : [])].flatMap((contender) =>
    QUERIES.map((what) => `${contender} ${what}`),
  ),
  'express story',
  'http story',
].sort()
