import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { freePort } from '../server/listen'
import { postgresPrograms, postgresUser } from './postgresPrograms'

/** No temporary PostgreSQL is available: it is not installed on this machine, or does not start. */
export class NoPostgresError extends Error {
  readonly code = 'no-postgres'
  constructor(message: string) {
    super(`${message}\n\`npm run demo\` alone needs no PostgreSQL.`)
    this.name = 'NoPostgresError'
  }
}

/** How long a cluster may take to start. */
const PATIENCE_MS = 60_000

/**
 * Starts a PostgreSQL cluster in a folder of its own, on a free port of this machine, that ends with this process,
 * however that ends. `stop` ends it and removes its data. Throws a {@link NoPostgresError}.
 */
export async function startThrowAwayPostgres({
  say,
}: {
  say: (line: string) => void
}): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const programs = postgresPrograms()
  if (!programs) {
    throw new NoPostgresError(
      'PostgreSQL is not installed on this machine: `initdb` is neither in /usr/lib/postgresql nor on the PATH. Install it (Debian: apt-get install postgresql).',
    )
  }
  const user = postgresUser()
  if (!user) {
    throw new NoPostgresError(
      'PostgreSQL cannot run as root, and there is no user postgres to run it as. Start the demo as another user.',
    )
  }
  say('Starting a temporary PostgreSQL …')
  const folder = mkdtempSync(join(tmpdir(), 'dateline-postgres-'))
  const data = join(folder, 'data')
  const password = randomBytes(16).toString('hex')
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password)
  if (user.uid !== undefined && user.gid !== undefined) {
    for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid)
  }
  // That user may have no access to this process's working directory.
  const asUser = { cwd: '/', ...user }

  const watcher = spawn('sh', ['-c', WHEN_IT_ENDS, 'sh', programs, folder], {
    ...asUser,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  const ended = [once(watcher, 'exit')]
  const stop = async () => {
    watcher.stdin.end()
    await Promise.all(ended)
  }

  try {
    const made = spawnSync(
      join(programs, 'initdb'),
      ['-D', data, '-U', USER, '-A', 'scram-sha-256', '--pwfile', passwordFile, ...INITDB],
      { ...asUser, encoding: 'utf8' },
    )
    if (made.status !== 0) throw new NoPostgresError(`PostgreSQL could not create a cluster: ${made.stderr}`)
    const port = await freePort()
    const log = join(folder, 'log')
    const output = openSync(log, 'w')
    const settings = ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`]
    const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...asUser,
      // In its own process group, which Ctrl-C does not reach: the demo closes its connections first.
      detached: true,
      stdio: ['ignore', output, output],
    })
    ended.push(once(server, 'exit'))
    closeSync(output)
    const deadline = Date.now() + PATIENCE_MS
    const address = ['-h', '127.0.0.1', '-p', String(port)]
    while (spawnSync(join(programs, 'pg_isready'), address, asUser).status !== 0) {
      if (server.exitCode !== null || Date.now() > deadline) {
        throw new NoPostgresError(`PostgreSQL did not start:\n${readFileSync(log, 'utf8').trim()}`)
      }
      await pause(50)
    }
    return { url: `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const USER = 'dateline'
const INITDB = ['--encoding=UTF8', '--locale=C', '--no-sync']

/** Waits until this process closes its input or dies, even if killed; then stops the server and removes its folder. */
const WHEN_IT_ENDS = 'cat; "$1"/pg_ctl stop --pgdata="$2"/data --mode=immediate; rm -rf "$2"'
