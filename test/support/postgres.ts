import { execFile, spawn, type ChildProcess } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
} from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

import { Client } from 'pg'

import { postgresPrograms, postgresUser } from '../../src/commands/postgresPrograms'
import { freePort } from './server'

/** A PostgreSQL that lives as long as a test: a cluster in a folder of its own, on a free port. */
export interface ThrowAwayPostgres {
  readonly url: string
  readonly port: number
  /** All of its processes are killed, as by a power cut. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  /** It hangs: connections stay open, and nothing is answered. */
  freeze(): Promise<void>
  thaw(): void
  /** Copies it while it runs, and starts the copy as a standby. Every commit waits for it from then on. */
  startStandby(): Promise<ThrowAwayPostgres>
  /** A standby becomes a primary. */
  promote(): Promise<void>
  /** Tells it to end and does not wait: what a process that ends can still do. */
  end(this: void): void
  /** Ends it and removes its data, unless these were to be kept. */
  stop(): Promise<void>
}

/** Why a test that needs PostgreSQL is skipped; undefined where it is installed. In CI that is a failure. */
export function missingPostgres(): string | undefined {
  if (postgresPrograms()) return undefined
  const missing = 'SKIPPED: PostgreSQL is not installed on this machine (Debian: apt-get install postgresql)'
  if (process.env.CI === 'true') throw new Error(missing)
  return missing
}

/**
 * Starts one, durable unless `options` say otherwise. They are settings of the server (`-c name=value`). In a `kept` folder its data stay, and
 * are there again when it is next started.
 */
export async function startPostgres({
  kept,
  options = [],
}: { kept?: string; options?: readonly string[] } = {}): Promise<ThrowAwayPostgres> {
  return startCluster({
    kept,
    options,
    make: ({ data, program }) =>
      program('initdb', [
        '-D',
        data,
        '-U',
        'dateline',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ]),
  })
}

interface Cluster {
  /** The folder of its data, which is not there yet. */
  readonly data: string
  /** Runs one of PostgreSQL's programs to its end, as the user that owns the data. */
  program(name: string, args: readonly string[]): Promise<void>
}

async function startCluster({
  kept,
  options,
  make,
}: {
  kept?: string
  options: readonly string[]
  make: (cluster: Cluster) => Promise<void>
}): Promise<ThrowAwayPostgres> {
  const programs = postgresPrograms()
  if (!programs) throw new Error('PostgreSQL is not installed')
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'dateline-postgres-'))
  mkdirSync(folder, { recursive: true })
  const data = join(folder, 'data')
  // It refuses to run as root.
  const user = postgresUser()
  if (user?.uid !== undefined) chownSync(folder, user.uid, user.gid ?? user.uid)
  const program = async (name: string, args: readonly string[]) => {
    await promisify(execFile)(join(programs, name), [...args], { ...user, cwd: folder })
  }
  if (!existsSync(join(data, 'PG_VERSION'))) await make({ data, program })

  const port = await freePort()
  const url = `postgres://dateline@127.0.0.1:${port}/postgres`
  // No socket: the path of a kept folder may be longer than one can have.
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...options]
  const args = ['-D', data, '-p', String(port), ...settings.flatMap((each) => ['-c', each])]
  const log = join(folder, 'log')
  const launch = async () => {
    const output = openSync(log, 'a')
    const child = spawn(join(programs, 'postgres'), args, {
      stdio: ['ignore', output, output],
      cwd: folder,
      ...user,
    })
    closeSync(output)
    while ((await ask(url, 'SELECT 1').catch(() => 0)) === 0) {
      if (hasEnded(child))
        throw new Error(`postgres did not start:\n${readFileSync(log, 'utf8').slice(-2_000)}`)
      await pause(50)
    }
    return child
  }
  let child = await launch()

  return {
    url,
    port,
    async kill() {
      if (hasEnded(child)) return
      const all = [child.pid!, ...(await stopProcesses(child))]
      for (const pid of all) signal(pid, 'SIGKILL')
      await once(child, 'exit')
      // One that still holds the shared memory would keep the next server from starting.
      while (all.some((pid) => !/^[XZ]/.test(stateOf(pid)))) await pause(10)
    },
    async restart() {
      child = await launch()
    },
    async freeze() {
      await stopProcesses(child)
    },
    thaw: () => goOn(child),
    async startStandby() {
      const standby = await startCluster({
        options,
        make: (copy) =>
          copy.program('pg_basebackup', ['-d', url, '-D', copy.data, '-R', '-c', 'fast', '--no-sync']),
      })
      await ask(url, "ALTER SYSTEM SET synchronous_standby_names = '*'")
      await ask(url, 'SELECT pg_reload_conf()')
      const isWaitedFor = "SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'"
      while ((await ask(url, isWaitedFor)) === 0) await pause(50)
      return standby
    },
    async promote() {
      await ask(url, 'SELECT pg_promote()')
    },
    end: () => void child.kill('SIGINT'),
    async stop() {
      if (!hasEnded(child)) {
        goOn(child)
        const ended = once(child, 'exit')
        // Fast where its data are kept; else immediate, since nothing of it is needed any more.
        child.kill(kept ? 'SIGINT' : 'SIGQUIT')
        await ended
      }
      if (!kept) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** How many rows a statement gives. */
async function ask(url: string, sql: string): Promise<number> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query(sql)).rowCount ?? 0
  } finally {
    await client.end().catch(() => undefined)
  }
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/**
 * Stops a server and its processes where they are; gives those it has. The server first, so that it makes no more. A list of children may
 * lack one while another ends (proc(5)), so they are listed until all of them have stopped.
 */
async function stopProcesses(child: ChildProcess): Promise<number[]> {
  const pid = child.pid!
  for (const stopped = new Set<number>(); ; await pause(5)) {
    const all = [pid, ...childrenOf(pid)]
    for (const each of all) signal(each, 'SIGSTOP')
    if (all.every((each) => stopped.has(each))) return all.slice(1)
    for (const each of all.filter((each) => /^[TXZ]/.test(stateOf(each)))) stopped.add(each)
  }
}

function goOn(child: ChildProcess): void {
  for (const pid of [...childrenOf(child.pid!), child.pid!]) signal(pid, 'SIGCONT')
}

/** Each of them is in a group of its own, so that no signal reaches them all. Known on Linux alone (proc(5)). */
function childrenOf(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : []
}

/** One that has ended meanwhile needs none. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** As ps shows it: T is one that has stopped, Z one that has ended and whose parent has not read that yet, X one that is not there. */
function stateOf(pid: number): string {
  try {
    return /^State:\s+(\w)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 'X'
  } catch {
    return 'X'
  }
}
