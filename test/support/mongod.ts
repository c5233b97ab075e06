import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { DryMongoBinary, MongoBinary } from 'mongodb-memory-server'
import { mongo } from 'mongoose'

import { freePort } from './server'

const SET = 'rs0'

export interface Mongod {
  readonly url: string
  /** The primary hands over: for `seconds` nobody can write. */
  stepDown(seconds: number): Promise<void>
  /** The process is killed, as by a power cut. */
  kill(): Promise<void>
  /** Starts it again on the same data and port. */
  restart(): Promise<void>
  /** It hangs: connections stay open, and nothing is answered. */
  freeze(): void
  thaw(): void
  /** Ends every open transaction, as it does by itself after a minute. */
  endTransactions(): Promise<void>
  close(): Promise<void>
}

/** Whether there is a mongod on this machine, so that nothing need be fetched. */
export async function hasMongod(): Promise<boolean> {
  if (process.env.MONGOMS_SYSTEM_BINARY) return true
  return Boolean(await DryMongoBinary.locateBinary(await DryMongoBinary.generateOptions()))
}

/** A replica set of one real process, durable on disk, that can be killed and started again. Fetches a mongod where there is none. */
export async function startMongod({ folder }: { folder: string }): Promise<Mongod> {
  const binary = await MongoBinary.getPath()
  const port = await freePort()
  const path = join(folder, 'mongod')
  mkdirSync(path, { recursive: true })
  let child = await launch({ binary, path, port })
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2_000,
  })
  const admin = client.db('admin')
  await admin.command({
    replSetInitiate: { _id: SET, members: [{ _id: 0, host: `127.0.0.1:${port}` }] },
  })
  await untilPrimary(admin)

  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return {
    url: `mongodb://127.0.0.1:${port}/dateline?replicaSet=${SET}`,
    async stepDown(seconds) {
      // The server may hang up on whoever told it.
      await admin.command({ replSetStepDown: seconds, force: true }).catch((error: unknown) => {
        if (!(error instanceof mongo.MongoNetworkError)) throw error
      })
    },
    kill,
    async restart() {
      child = await launch({ binary, path, port })
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async endTransactions() {
      await admin.command({ killAllSessions: [] })
    },
    async close() {
      await client.close()
      await kill()
    },
  }
}

async function launch({ binary, path, port }: { binary: string; path: string; port: number }) {
  const args = ['--dbpath', path, '--port', String(port), '--replSet', SET, '--bind_ip', '127.0.0.1']
  // MONGOD_SYNC tells the stand-in of our tests what mongod does anyway: a commit is on disk before it is answered.
  const child = spawn(binary, args, {
    env: { ...process.env, MONGOD_SYNC: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output = (output + chunk.toString('utf8')).slice(-20_000)))
  await until(() => hasStarted(child, () => output))
  return child
}

function hasStarted(child: ChildProcess, output: () => string): boolean {
  if (child.exitCode !== null) throw new Error(`mongod did not start:\n${output()}`)
  return output().includes('Waiting for connections')
}

function untilPrimary(admin: mongo.Db): Promise<void> {
  return until(async () => Boolean((await admin.command({ hello: 1 })).isWritablePrimary))
}

async function until(is: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await is())) {
    if (Date.now() > deadline) throw new Error('mongod did not come up within a minute')
    await pause(100)
  }
}
