import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

import { getPayload } from 'payload'

import config from '../../payload.config'
import { LARGE_COLUMNS } from '../database/largeColumns'

/**
 * `npm run migration -- NAME`: writes the SQLite migration from the last one's schema to the collections' own.
 * `npm run migration -- --check` leaves nothing behind and exits 1 where one is missing.
 */
const FOLDER = 'src/database/migrations'
const [name] = process.argv.slice(2)
if (!name) {
  console.error('Give the migration a name: npm run migration -- add-kicker')
  process.exit(2)
}
const isCheck = name === '--check'

const before = migrations()
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true })
payload.logger.level = 'warn'
await payload.db.createMigration({
  forceAcceptWarning: true,
  migrationName: isCheck ? 'check' : name,
  payload,
})
const written = migrations().find((file) => !before.includes(file))
const isEmpty = !written || !readFileSync(`${FOLDER}/${written}.ts`, 'utf8').includes('db.run(')

// Payload writes an empty migration where nothing has changed.
if (written && (isEmpty || isCheck)) {
  for (const ending of ['ts', 'json']) rmSync(`${FOLDER}/${written}.${ending}`, { force: true })
}
if (isEmpty) {
  console.log('The migrations match the collections.')
} else if (isCheck) {
  console.error('The collections have changed and no migration says so: run npm run migration -- NAME')
} else {
  importTypesAsTypes(`${FOLDER}/${written}.ts`)
  moveLargeColumnsBack(`${FOLDER}/${written}.ts`)
  console.log(`Wrote ${FOLDER}/${written}.ts. Read it before you commit it.`)
}
writeIndex()
process.exit(isCheck && !isEmpty ? 1 : 0)

function migrations(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => /^\d.*\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort()
}

/** Payload's template imports types as values, which a module that is run as written cannot. */
function importTypesAsTypes(file: string): void {
  const text = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    text.replace(/import \{[^}]*\} from '@payloadcms\/db-sqlite'/, () => {
      const types = /\bMigrateDownArgs\b[\s\S]*\bMigrateDownArgs\b/.test(text)
        ? 'type MigrateDownArgs, type MigrateUpArgs'
        : 'type MigrateUpArgs'
      return `import { sql, ${types} } from '@payloadcms/db-sqlite'`
    }),
  )
}

/** SQLite adds a column at the end of its table, behind the large one that has to be last (see `bodyLast`). */
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

function writeIndex(): void {
  const files = migrations()
  writeFileSync(
    `${FOLDER}/index.ts`,
    [
      "import type { MigrateUpArgs } from '@payloadcms/db-sqlite'",
      '',
      ...files.map((file, index) => `import { up as up${index + 1} } from './${file}'`),
      '',
      '/** Every change of the SQLite schema, oldest first. Written by `npm run migration`. */',
      'export const migrations: readonly { name: string; up: (args: MigrateUpArgs) => Promise<void> }[] = [',
      ...files.map((file, index) => `  { name: '${file}', up: up${index + 1} },`),
      ']',
      '',
    ].join('\n'),
  )
}
