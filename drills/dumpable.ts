import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { Client } from 'pg'

import { postgresPrograms } from '../src/commands/postgresPrograms'
import { hasMongod, startMongod, type Mongod } from '../test/support/mongod'
import { startPostgres } from '../test/support/postgres'
import type { Variables } from '../test/support/run'
import { CannotRun } from './drill'

/** A temporary database server and the tool that dumps it. */
export interface Dumpable {
  /** The DATABASE_URL of an empty database. */
  readonly url: string
  /** Runs the commands of docs/backup.md, with `backups` in place of its `/backups`. */
  dump(what: Dumping): Promise<void>
  restore(what: Dumping): Promise<void>
  /** The DATABASE_URL of another empty database, to restore into. */
  emptyDatabase(): Promise<string>
  stop(): Promise<void>
}

interface Dumping {
  readonly backups: string
  /** Waits for the load between two commands, so that their order matters however fast they are. */
  readonly between?: () => Promise<void>
  /** The newsroom's configuration. */
  readonly env: Variables
}

/**
 * Starts a temporary database server. `ballast` is the amount of other text in the database, in megabytes, which makes a dump on PostgreSQL
 * take long enough to overlap with the load. Throws {@link CannotRun} if a program is missing.
 */
export function dumpable({ engine, ballast }: { engine: string; ballast: number }): Promise<Dumpable> {
  if (engine === 'postgres') return onPostgres(ballast)
  if (engine === 'mongodb') return onMongodb()
  throw new CannotRun(`There is no engine ${engine} with a tool of its own: postgres or mongodb.`)
}

async function onPostgres(ballast: number): Promise<Dumpable> {
  const programs = postgresPrograms()
  if (!programs) throw new CannotRun('PostgreSQL is not installed (Debian: apt-get install postgresql).')
  const path = `${programs}:${process.env.PATH}`
  requirePrograms(['pg_dump', 'pg_restore', 'tar'], path)
  const server = await startPostgres()
  const urlOf = (database: string) => Object.assign(new URL(server.url), { pathname: `/${database}` }).href
  let databases = 0
  const emptyDatabase = async () => {
    databases += 1
    const name = `newsroom_${databases}`
    await execute(server.url, `CREATE DATABASE ${name}`)
    return urlOf(name)
  }
  const url = await emptyDatabase()
  // In a schema that is dumped before the newsroom's, from the same snapshot.
  await execute(url, 'CREATE SCHEMA a_ballast')
  await execute(
    url,
    `CREATE TABLE a_ballast.texts AS
      SELECT repeat(md5(kilobyte::text), 32) AS text FROM generate_series(1, ${ballast * 1024}) AS kilobyte`,
  )
  return {
    url,
    dump: documented(['pg_dump', 'tar --create'], { PATH: path }),
    restore: documented(['pg_restore', 'tar --extract'], { PATH: path }),
    emptyDatabase,
    stop: () => server.stop(),
  }
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

async function onMongodb(): Promise<Dumpable> {
  requirePrograms(['mongodump', 'mongorestore', 'tar'], process.env.PATH)
  if (!(await hasMongod())) throw new CannotRun('There is no mongod on this machine.')
  const folder = mkdtempSync(join(tmpdir(), 'dateline-mongods-'))
  const mongods: Mongod[] = []
  // A dump covers a whole server, so each newsroom has its own.
  const emptyDatabase = async () => {
    const mongod = await startMongod({ folder: join(folder, String(mongods.length)) })
    mongods.push(mongod)
    return mongod.url
  }
  const url = await emptyDatabase()
  return {
    url,
    dump: documented(['mongodump', 'tar --create'], { PATH: process.env.PATH }),
    restore: documented(['mongorestore', 'tar --extract'], { PATH: process.env.PATH }),
    emptyDatabase,
    async stop() {
      for (const mongod of mongods) await mongod.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function requirePrograms(names: readonly string[], path: string | undefined): void {
  for (const name of names) {
    const { status } = spawnSync('sh', ['-c', `command -v ${name}`], { env: { ...process.env, PATH: path } })
    if (status !== 0) throw new CannotRun(`${name} is not installed on this machine.`)
  }
}

/** Runs the commands of docs/backup.md with these beginnings in a shell. Rejects at the first that fails. */
function documented(beginnings: readonly string[], own: Variables) {
  const lines = readFileSync('docs/backup.md', 'utf8').split('\n')
  const commands = beginnings.map((beginning) => {
    const [command, ...more] = lines.filter((line) => line.startsWith(`${beginning} `))
    if (!command || more.length > 0) throw new Error(`docs/backup.md has no single command ${beginning}`)
    return command
  })
  return async ({ backups, between, env }: Dumping): Promise<void> => {
    // A dump covers the whole server, so the address has no database.
    const MONGODB_URI = env.DATABASE_URL?.replace(/\/dateline\?/, '/?')
    for (const [index, command] of commands.entries()) {
      if (index > 0) await between?.()
      await promisify(execFile)('sh', ['-c', command.replaceAll('/backups/', `${backups}/`)], {
        env: { ...process.env, ...env, ...own, MONGODB_URI },
      })
    }
  }
}
