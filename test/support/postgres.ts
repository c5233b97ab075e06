import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

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
  /** Ends it and removes its data, unless these were to be kept. */
  readonly stop: () => Promise<void>
}

/** The folder of PostgreSQL's programs, the newest there is; undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions
    .map((version) => join(debian, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')))
  if (found) return found
  const { stdout } = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' })
  return stdout.trim() ? join(stdout.trim(), '..') : undefined
}

/**
 * Starts one. `options` are settings of the server (`-c name=value`). In a `kept` folder its data stay, and are there again when it is next
 * started.
 */
export async function startPostgres({
  kept,
  options = [],
}: { kept?: string; options?: readonly string[] } = {}): Promise<ThrowAwayPostgres> {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed')
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'dateline-postgres-'))
  mkdirSync(folder, { recursive: true })
  // It refuses to run as root.
  const user = process.getuid?.() === 0 ? accountOf('postgres') : {}
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid)
  const data = join(folder, 'data')
  if (!existsSync(join(data, 'PG_VERSION'))) {
    const init = spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', 'dateline', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
      { encoding: 'utf8', ...user },
    )
    if (init.status !== 0) throw new Error(`initdb: ${init.stderr}`)
  }
  const port = await freePort()
  // No socket: the path of a kept folder may be longer than one can have.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...options]
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
        // Fast where its data are kept; else immediate, since nothing of it is needed any more.
        child.kill(kept ? 'SIGINT' : 'SIGQUIT')
        await ended
      }
      if (!kept) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function accountOf(name: string): { uid?: number; gid?: number } {
  const idOf = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim())
  return { uid: idOf('-u'), gid: idOf('-g') }
}
