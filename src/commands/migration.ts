import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

import { LARGE_COLUMNS } from '../database/largeColumns'

/**
 * `npm run migration -- NAME`: writes, for each engine with a schema, the migration from its last schema to that of the
 * collections.
 * `npm run migration -- --check` leaves no files behind and exits with 1 if one is missing.
 */
const ENGINES = {
  sqlite: { folder: 'src/database/migrations', adapter: '@payloadcms/db-sqlite', url: 'file:./none.db' },
  postgres: {
    folder: 'src/database/postgres/migrations',
    adapter: '@payloadcms/db-postgres',
    url: 'postgres://127.0.0.1/none',
  },
} as const
type EngineName = keyof typeof ENGINES

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, engine: { type: 'string' } },
})
const name = values.check ? 'check' : positionals[0]
if (!name) {
  console.error('Give the migration a name: npm run migration -- add-kicker')
  process.exit(2)
}
if (isEngine(values.engine)) await write({ name, engine: values.engine, isCheck: values.check })
else for (const engine of Object.keys(ENGINES)) runFor(engine)

/** Runs in a separate process, since a process's configuration has one database. */
function runFor(engine: string): void {
  const args = [
    ...process.execArgv,
    fileURLToPath(import.meta.url),
    ...process.argv.slice(2),
    '--engine',
    engine,
  ]
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    // oxlint-disable-next-line node/no-process-env -- passed on, with another database
    env: { ...process.env, DATABASE_URL: isEngine(engine) ? ENGINES[engine].url : '' },
  })
  if (status !== 0) process.exitCode = 1
}

async function write({
  name: migrationName,
  engine,
  isCheck,
}: {
  name: string
  engine: EngineName
  isCheck: boolean
}): Promise<void> {
  const { getPayload } = await import('payload')
  const { default: config } = await import('../../payload.config')
  const { folder } = ENGINES[engine]
  const before = migrationsIn(folder)
  const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
  payload.logger.level = 'warn'
  await payload.db.createMigration({ forceAcceptWarning: true, migrationName, payload })
  const written = migrationsIn(folder).find((file) => !before.includes(file))
  // Payload writes an empty migration if nothing has changed.
  const isEmpty = !written || !/db\.(run|execute)\(/.test(readFileSync(`${folder}/${written}.ts`, 'utf8'))
  if (written && (isEmpty || isCheck)) {
    for (const ending of ['ts', 'json']) rmSync(`${folder}/${written}.${ending}`, { force: true })
  }
  if (isEmpty) {
    console.log(`${engine}: the migrations match the collections.`)
  } else if (isCheck) {
    console.error(
      `${engine}: the collections have changed without a migration. Run npm run migration -- NAME`,
    )
  } else {
    importTypesAsTypes(`${folder}/${written}.ts`, engine)
    if (engine === 'sqlite') moveLargeColumnsBack(`${folder}/${written}.ts`)
    console.log(`${engine}: wrote ${folder}/${written}.ts. Read it before you commit it.`)
  }
  writeIndex(engine)
  process.exit(isCheck && !isEmpty ? 1 : 0)
}

function isEngine(given: string | undefined): given is EngineName {
  return given !== undefined && given in ENGINES
}

function migrationsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d.*\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()
}

/** Payload's template imports types as values, which fails in a module that runs without a build. */
function importTypesAsTypes(file: string, engine: EngineName): void {
  const { adapter } = ENGINES[engine]
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(new RegExp(`import \\{[^}]*\\} from '${adapter}'`), () => {
      const types = /\bMigrateDownArgs\b[\s\S]*\bMigrateDownArgs\b/.test(text)
        ? 'type MigrateDownArgs, type MigrateUpArgs'
        : 'type MigrateUpArgs'
      return `import { sql, ${types} } from '${adapter}'`
    }),
  )
}

/** SQLite adds a column at the end of its table, after the large one that must be last (see `largeColumnsLast`). */
function moveLargeColumnsBack(file: string): void {
  const [up = '', down = ''] = readFileSync(file, 'utf8').split(/(?=\nexport async function down)/)
  const moves = LARGE_COLUMNS.filter(({ table }) => new RegExp(`ALTER TABLE \\W*${table}\\W* ADD `).test(up))
    .flatMap(({ table, column }) => [
      `ALTER TABLE ${table} ADD ${column}_last text`,
      `UPDATE ${table} SET ${column}_last = ${column}`,
      `ALTER TABLE ${table} DROP COLUMN ${column}`,
      `ALTER TABLE ${table} RENAME COLUMN ${column}_last TO ${column}`,
    ])
    .map((statement) => `  await db.run(sql\`${statement};\`)\n`)
  const end = up.lastIndexOf('}')
  writeFileSync(file, [up.slice(0, end), ...moves, up.slice(end), down].join(''))
}

function writeIndex(engine: EngineName): void {
  const { adapter, folder } = ENGINES[engine]
  const files = migrationsIn(folder)
  writeFileSync(
    `${folder}/index.ts`,
    [
      `import type { MigrateUpArgs } from '${adapter}'`,
      '',
      ...files.map((file, index) => `import { up as up${index + 1} } from './${file}'`),
      '',
      `/** Every change of the ${engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'} schema, oldest first. Written by \`npm run migration\`. */`,
      'export const migrations: readonly { name: string; up: (args: MigrateUpArgs) => Promise<void> }[] = [',
      ...files.map((file, index) => `  { name: '${file}', up: up${index + 1} },`),
      ']',
      '',
    ].join('\n'),
  )
}
