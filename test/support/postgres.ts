import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { postgresPrograms, postgresUser } from '../../src/commands/postgresPrograms'
import { freePort } from './server'

/** A PostgreSQL that lives as long as a test: a cluster in a folder of its own, on a free port. */
export interface ThrowAwayPostgres {
  readonly url: string
  readonly port: number
  readonly folder: string
  /** The server's process. */
  readonly child: () => ChildProcess
  /** Starts the server again after it was killed. */
  readonly start: () => Promise<void>
  /** Ends it and removes its data. */
  readonly stop: () => Promise<void>
}

/** Why a test that needs PostgreSQL is skipped; undefined where it is installed. In CI that is a failure. */
export function missingPostgres(): string | undefined {
  if (postgresPrograms()) return undefined
  const missing = 'SKIPPED: PostgreSQL is not installed on this machine (Debian: apt-get install postgresql)'
  if (process.env.CI === 'true') throw new Error(missing)
  return missing
}

/** Starts one. `options` are settings of the server (`-c name=value`). */
export async function startPostgres({
  options = [],
}: { options?: readonly string[] } = {}): Promise<ThrowAwayPostgres> {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'dateline-postgres-'))
  // It refuses to run as root.
  const user = postgresUser()
  if (user?.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid)
  const data = join(folder, 'data')
  const init = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'dateline', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { encoding: 'utf8', ...user },
  )
  if (init.status !== 0) throw new Error(`initdb: ${init.stderr}`)
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, ...options]
  let child: ChildProcess
  const start = async () => {
    child = spawn(
      join(programs, 'postgres'),
      ['-D', data, '-p', String(port), ...settings.flatMap((each) => ['-c', each])],
      { stdio: 'ignore', ...user },
    )
    const isReady = () =>
      spawnSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], user).status === 0
    while (!isReady()) {
      if (child.exitCode !== null) throw new Error(`postgres ended with ${child.exitCode}`)
      await pause(50)
    }
  }
  await start()
  return {
    url: `postgres://dateline@127.0.0.1:${port}/postgres`,
    port,
    folder,
    child: () => child,
    start,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((done) => child.once('exit', done))
        // Immediate: nothing of it is needed any more.
        child.kill('SIGQUIT')
        await ended
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
