import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

import { describe, expect, it } from 'vitest'

interface Rule {
  /** `src/wire`, `src/env.ts`. */
  readonly place: string
  /** Folders and files it may import, as paths: `src/richtext`, `src/articles/visibility`. */
  readonly allowed: readonly string[]
  /** Imports no framework, not even for its types. */
  readonly isPure: boolean
  /** May import what the first row of the table lists. */
  readonly mayImportShared: boolean
}

/** Packages that a pure folder does not import. */
const IMPURE = /^(payload|@payloadcms|express|next|react|node:)(\/|$)|^node:/

const { rules, shared } = readTable()

/** An import, and whether the table allows it. */
const WALLS: readonly (readonly [file: string, specifier: string, isAllowed: boolean])[] = [
  ['src/wire/a.ts', '../env', false],
  ['src/words/a.ts', '../errors', false],
  ['src/words/a.ts', 'payload', false],
  ['src/words/a.ts', './letters', true],
  ['src/public/schema/a.ts', '../../generated/payload-types', true],
  ['src/public/schema/a.ts', '../../collections/Media', false],
  ['src/public/schema/a.ts', '../../access/requestGuard/limits', false],
  ['src/public/schema/a.ts', 'payload', false],
  ['src/public/schema/a.ts', '../../richtext/schema', true],
  ['src/access/a.ts', '../public/schema/field', true],
  ['src/wire/a.ts', 'payload', false],
  ['src/wire/a.ts', 'node:fs', false],
  ['src/wire/a.ts', './errors', true],
  ['src/env.ts', './database/engine', false],
  ['src/database/a.ts', '../env', false],
  ['src/access/a.ts', '../collections/Media', false],
  ['src/access/a.ts', '../generated/payload-types', true],
  ['src/database/sqlite/a.ts', '../../collections/Media', false],
  ['src/access/requestGuard/a.ts', '../../env', false],
  ['src/access/requestGuard/a.ts', '../roles', false],
  ['src/access/requestGuard/a.ts', '../../errors', true],
  ['src/access/requestGuard/a.ts', '../../collections/Media', false],
  ['src/access/a.ts', './requestGuard/limits', false],
  ['src/wire/a.ts', '../access/requestGuard/limits', false],
  ['src/hooks/a.ts', '../access/requestGuard/limits', true],
  ['src/ingest/a.ts', '../access/requestGuard/bodyJson', false],
  ['src/collections/a.ts', '../access/requestGuard/bodyFields', true],
  ['src/commands/a.ts', '../access/requestGuard/limits', false],
  ['src/ingest/a.ts', '../collections/Media', false],
  ['src/ingest/a.ts', '../wire/parse', true],
  ['src/ingest/a.ts', '../database/inTransaction', true],
  ['src/ingest/a.ts', '../database/sqlite', false],
  ['src/ingest/a.ts', '../env', false],
  ['src/collections/Articles/hooks/a.ts', '../../../ingest/upsert', false],
  ['src/collections/Articles/hooks/a.ts', '../../../database/afterCommit', true],
  ['src/collections/Users/a.ts', '../../database/inTransaction', true],
  ['src/collections/Articles/hooks/a.ts', '../../../database', false],
  ['src/collections/Articles/hooks/a.ts', '../../../database/presence', false],
  ['src/collections/a.ts', '../env', false],
  ['src/operations/backup/a.ts', '../../env', false],
  ['src/operations/backup/a.ts', '../../collections/Media', false],
  ['src/operations/backup/a.ts', '../../database/sqlite/connection', true],
  ['src/operations/backup/a.ts', '../../database', false],
  ['src/operations/backup/a.ts', '../../database/sqlite/appliedMigrations', true],
  ['src/operations/backup/a.ts', '../../database/sqlite/serverLock', true],
  ['src/operations/backup/a.ts', '../../database/sqlite/inspect', false],
  ['src/operations/backup/a.ts', '../../database/mongodb/presence', false],
  ['src/operations/backup/a.ts', '../check/checkNewsroom', false],
  ['src/operations/transfer/a.ts', '../../env', false],
  ['src/operations/transfer/a.ts', '../../database/pages', true],
  ['src/operations/transfer/a.ts', '../../database/engines', false],
  ['src/operations/transfer/a.ts', '../../readModel/rebuild', true],
  ['src/articles/compare/a.ts', '../../errors', false],
  ['src/articles/compare/a.ts', '../../words/letters', true],
  ['src/articles/compare/a.ts', 'payload', false],
  ['src/articles/compare/a.ts', './diff', true],
  ['src/collections/Articles/versions/a.ts', '../../../articles/compare/stories', true],
  ['src/articles/a.ts', 'payload', false],
  ['src/articles/a.ts', '../generated/payload-types', true],
  ['src/collections/Articles/versions/a.ts', '../../../articles/state', true],
  ['src/collections/Articles/versions/a.ts', '../../../errors', true],
  ['src/admin/saving/a.tsx', '../../articles/compare/stories', true],
  ['src/admin/versions/a.tsx', '../../collections/Articles/versions/listVersions', true],
  ['src/collections/Articles/endpoints/a.ts', '../versions/compareVersions', true],
  ['src/operations/check/a.ts', '../../richtext/uploadsIn', true],
  ['src/operations/check/a.ts', '../backup/backUp', false],
  ['src/operations/check/a.ts', '../../clock', true],
  ['src/operations/check/a.ts', '../../env', false],
  ['src/operations/check/a.ts', '../../database/engine', true],
  ['src/operations/check/a.ts', '../../database/sqlite/connection', false],
  ['src/collections/a.ts', '../operations/check/result', false],
  ['src/database/a.ts', '../operations/backup/swap', false],
  ['src/commands/a.ts', '../operations/backup/restore', true],
  ['src/commands/a.ts', '../database/engines', true],
  ['src/collections/a.ts', '../database/engines', false],
  ['src/collections/a.ts', '../database/engine', true],
  ['src/fail.ts', './database/engines', false],
  ['src/commands/a.ts', '../database/sqlite/client', false],
  ['src/admin/a.tsx', '../ingest/upsert', false],
  ['src/admin/a.tsx', '../wire/bytes', true],
  ['src/app/a.tsx', '../server/app', false],
  ['src/commands/a.ts', '../../payload.config', true],
  ['src/commands/a.ts', '../access/roles', false],
  ['src/commands/a.ts', '../server/retryLostRace', false],
  ['src/server/a.ts', '../../seed/seed', false],
  ['src/server/a.ts', '../database/presence', true],
  ['src/articles/a.ts', '../errors', true],
  ['src/articles/a.ts', '../collections/Media', false],
  ['src/articles/preflight/a.ts', '../copydesk/readCopy', false],
  ['src/articles/preflight/a.ts', 'payload', false],
  ['src/articles/preflight/a.ts', '../../generated/payload-types', false],
  ['src/articles/copydesk/a.ts', '../preflight/finding', true],
  ['src/articles/copydesk/a.ts', '../../wire/parse', false],
  ['src/articles/copydesk/names/a.ts', '../../../errors', false],
  ['src/admin/findings/a.tsx', '../../articles/preflight/finding', true],
  ['src/admin/findings/a.tsx', '../../articles/copydesk', false],
  ['src/access/requestGuard/a.ts', '../../articles/preflight', false],
  ['src/wire/a.ts', '../articles/copydesk', false],
  ['src/collections/Articles/hooks/a.ts', '../../../articles/nextStage', true],
  ['src/access/requestGuard/a.ts', '../../articles/nextStage', false],
  ['src/database/a.ts', '../articles/ledger', false],
  ['src/public/a.ts', '../wire/render', true],
  ['src/public/a.ts', '../collections/Media', false],
  ['src/public/a.ts', 'payload', false],
  ['src/public/a.ts', './preview/page', false],
  ['src/public/preview/a.ts', '../article', true],
  ['src/public/preview/a.ts', '../../env', false],
  ['src/collections/a.ts', '../public/credits', true],
  ['src/collections/a.ts', '../public/preview/page', true],
  ['src/articles/steps/a.ts', '../../delivery/find/page', false],
  ['src/articles/steps/a.ts', '../../public/body/published', true],
  ['src/articles/a.ts', './preflight/finding', true],
  ['src/richtext/a.ts', '../public/article', false],
  ['src/richtext/a.ts', 'payload', false],
  ['src/richtext/a.ts', '../words/cleanText', true],
  ['src/richtext/a.ts', '../relations', true],
  ['src/richtext/a.ts', '../access/requestGuard/richTextShape', false],
  ['src/richtext/a.ts', '../articles/compare/bodyText', false],
  ['src/access/requestGuard/a.ts', '../../richtext/nodes', true],
  ['src/articles/compare/a.ts', '../../richtext/nodes', true],
  ['src/ingest/a.ts', '../richtext/nodes', true],
  ['src/fields/a.ts', '../richtext/nodes', true],
  ['src/articles/compare/a.ts', '../../relations', true],
  ['src/articles/compare/a.ts', '../../public/article', false],
  ['src/labels.ts', './env', false],
  ['src/roles.ts', 'payload', false],
  ['src/sharedSlot.ts', './clock', false],
  ['src/relations.ts', './richtext/walk', false],
  ['src/access/a.ts', '../roles', true],
  ['src/articles/a.ts', '../roles', true],
  ['src/articles/a.ts', '../access/roles', false],
  ['src/admin/a.tsx', '../roles', true],
  ['src/admin/a.tsx', '../access/roles', false],
  ['src/admin/a.tsx', '../richtext/safeLink', true],
  ['src/articles/preflight/a.ts', '../../richtext/safeLink', true],
  ['src/delivery/a.ts', '../words/slugify', true],
  ['src/words/a.ts', '../richtext/walk', false],
  ['src/fields/a.ts', '../ingest/upsert', false],
  ['src/hooks/a.ts', '../delivery/router', false],
  ['src/payload/a.ts', '../admin/config', false],
  ['src/payload/a.ts', './patches/fileEndpoint', true],
  ['src/payload/patches/a.ts', '../../database/afterCommit', false],
  ['src/payload/patches/a.ts', '../../collections/Media', false],
  ['src/payload/patches/a.ts', '../../hooks/guardQuery', false],
  ['src/payload/patches/a.ts', '../closeBuiltIns', false],
  ['src/payload/patches/a.ts', '../../access/roles', true],
  ['src/payload/patches/a.ts', '../../access/requestGuard/limits', true],
  ['src/payload/patches/a.ts', './rowConditions', true],
  ['src/database/a.ts', '../payload/patches/bulkFromNewest', true],
  ['src/database/sqlite/a.ts', '../../payload/privateUntilListed', false],
  ['src/database/a.ts', '../payload/closeBuiltIns', false],
  ['src/server/a.ts', '../payload/patches/errorForms', true],
  ['src/app/a.tsx', '../payload/patches/serverFunctions', true],
  ['src/app/a.tsx', '../payload/closeBuiltIns', false],
  ['src/collections/Users/a.ts', '../../payload/patches/passwordHash', true],
  ['src/delivery/a.ts', '../hooks/guardQuery', false],
  ['src/ingest/a.ts', '../fields/slug/freeSlug', false],
  ['src/public/a.ts', '../articles/decide', false],
  ['src/ingest/a.ts', '../public/article', false],
  ['src/admin/a.tsx', '../public/preview/page', false],
  ['src/wire/a.ts', '../public/article', false],
  ['src/articles/schedule/a.ts', '../../errors', false],
  ['src/articles/schedule/a.ts', '../../clock', false],
  ['src/articles/schedule/a.ts', 'payload', false],
  ['src/articles/schedule/a.ts', './timeZone', true],
  ['src/clock.ts', './env', false],
  ['src/collections/Articles/hooks/a.ts', '../../../articles/schedule/plan', true],
  ['src/collections/Articles/hooks/a.ts', '../../../clock', true],
  ['src/admin/a.tsx', '../articles/schedule/inWords', true],
  ['src/admin/a.tsx', '../collections/Schedules/runDue', false],
  ['src/access/requestGuard/a.ts', '../../articles/schedule/instant', false],
  ['src/wire/a.ts', '../articles/schedule/instant', false],
  ['src/database/a.ts', '../articles/schedule/instant', false],
  ['src/delivery/find/a.ts', '../../readModel/store', true],
  ['src/delivery/find/a.ts', '../../collections/Media', false],
  ['src/readModel/a.ts', '../database/readModel', true],
  ['src/readModel/a.ts', '../delivery/find/page', false],
  ['src/readModel/a.ts', '../public/body/text', true],
  ['src/database/announcements/a.ts', '../afterCommit', true],
  ['src/database/announcements/a.ts', '../../delivery/cache', false],
  ['src/webhooks/a.ts', '../errors', true],
  ['src/webhooks/a.ts', '../collections/Media', false],
  ['src/delivery/a.ts', '../public/article', true],
  ['src/delivery/a.ts', '../database/readModel', false],
  ['src/delivery/a.ts', '../collections/Media', false],
  ['src/collections/a.ts', '../readModel/storeProjection', true],
  ['src/collections/a.ts', '../delivery/cache', false],
  ['src/ingest/a.ts', '../readModel/storeProjection', false],
  ['payload.config.ts', './src/server/app', false],
  ['seed/a.ts', '../src/collections/Media', false],
]

describe('what a file may import', () => {
  it('is read from the table in CONTRIBUTING.md', () => {
    expect(rules.length).toBeGreaterThan(30)
    expect(shared).toContain('src/articles/visibility')
    expect(rules.find(({ place }) => place === 'src/articles/preflight')).toEqual({
      place: 'src/articles/preflight',
      allowed: ['src/articles/visibility', 'src/richtext'],
      isPure: true,
      mayImportShared: false,
    })
  })

  it('has a rule for every file', () => {
    expect(sources().filter((file) => !ruleOf(file))).toEqual([])
  })

  it('is kept by every file', () => {
    const broken = sources().flatMap((file) =>
      importsIn(readFileSync(file, 'utf8'))
        .filter((specifier) => !mayImport(file, specifier))
        .map((specifier) => `${file} imports ${specifier}`),
    )
    expect(broken).toEqual([])
  })

  it('lists nothing that no file uses, so that the table stays true', () => {
    const used = new Set(
      sources().flatMap((file) => {
        const { place } = ruleOf(file)!
        return importsIn(readFileSync(file, 'utf8')).map(
          (specifier) => `${place} ${targetOf(file, specifier)}`,
        )
      }),
    )
    const unused = rules.flatMap(({ place, allowed }) =>
      allowed
        .filter(
          (path) =>
            ![...used].some((use) => use.startsWith(`${place} `) && isIn(use.slice(place.length + 1), path)),
        )
        .map((path) => `${place}: ${path}`),
    )
    expect(unused).toEqual([])
  })

  it.each([
    'import a from "./a"',
    "import type { A } from './a'",
    "export * from './a'",
    "import './a'",
    "await import('./a')",
    "type A = import('./a').A",
    "import {\n  a,\n} from './a'",
  ])('is looked for in %j', (text) => expect(importsIn(text)).toEqual(['./a']))

  // Each wall is walked into once, so that a table that allows too much is noticed.
  it.each(WALLS)('%s imports %s: %s', (file, specifier, isAllowed) => {
    expect(mayImport(file, specifier)).toBe(isAllowed)
  })
})

function mayImport(file: string, specifier: string): boolean {
  const rule = ruleOf(file)
  if (!rule) return false
  if (specifier.endsWith('package.json')) return true
  if (!specifier.startsWith('.')) return !(rule.isPure && IMPURE.test(specifier))
  const target = targetOf(file, specifier)
  const targetRule = ruleOf(target)
  if (targetRule === rule) return true
  return [...rule.allowed, ...(rule.mayImportShared ? shared : [])].some((path) => {
    // A folder is allowed without the folders in it that have their own rule; a file or a folder of one is allowed as a whole.
    const isRuled = rules.some(({ place }) => place === path)
    return isRuled ? targetRule?.place === path : isIn(target, path)
  })
}

/** The rule of the smallest place that a file is in. */
function ruleOf(path: string): Rule | undefined {
  return rules.filter(({ place }) => isIn(path, place)).sort((a, b) => b.place.length - a.place.length)[0]
}

function isIn(path: string, place: string): boolean {
  const bare = path.replace(/\.tsx?$/, '')
  const folder = place.replace(/\.tsx?$/, '')
  return bare === folder || bare.startsWith(`${folder}/`)
}

/** The path that a specifier means, without an ending. */
function targetOf(file: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(file), specifier)) : specifier
}

function importsIn(text: string): string[] {
  const specifiers = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g
  return [...text.matchAll(specifiers)].map(([, , specifier]) => specifier!)
}

function sources(): string[] {
  const within = (path: string): string[] =>
    statSync(path).isDirectory()
      ? readdirSync(path).flatMap((name) => within(join(path, name)))
      : /\.tsx?$/.test(path)
        ? [path]
        : []
  return ['src', 'seed', 'payload.config.ts'].flatMap(within)
}

function readTable(): { rules: readonly Rule[]; shared: readonly string[] } {
  const text = readFileSync('CONTRIBUTING.md', 'utf8')
  const section = text.slice(text.indexOf('## Folders and imports'))
  const rows = section
    .slice(0, section.indexOf('\n## ', 1))
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .slice(2)
  const pathsIn = (cell: string) =>
    cell
      .split(',')
      .map((name) => name.trim().replaceAll('`', ''))
      .filter((name) => !name.startsWith('nothing'))
      .map((name) => (/^(seed|payload\.config)/.test(name) ? name : `src/${name}`))
  const common = pathsIn(rows[0]![3]!)
  return {
    shared: common,
    rules: rows.slice(1).flatMap(([, places = '', what = '', allowed = '']) =>
      places.split(',').map((place) => ({
        place: place.trim().replaceAll('`', ''),
        allowed: pathsIn(allowed),
        isPure: what.includes('**pure**'),
        mayImportShared: !what.includes('**pure**') && allowed.trim() !== 'nothing',
      })),
    ),
  }
}
