import { fork } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'

import { KEPT, oursEnv, ROOT, stockEnv } from '../places'
import { isOurs, type Side } from './sides'
import type { Done, Order, Told } from './worker'

/** A side's Local API in a process of its own. */
export interface Writer {
  /** Creates published stories, from one number up to another. */
  create(from: number, to: number): Promise<Done>
  /** Rebuilds the read model; only this project has one. */
  rebuild(onProgress: (done: number, of: number) => void): Promise<Done>
  close(): Promise<void>
}

/** Opens a database in a process of its own and ensures that it contains people and topics; a fresh one gets its schema first. */
export async function startWriter({ side, database }: { side: Side; database: string }): Promise<Writer> {
  // Payload's own way to a schema without migrations: it is pushed in development.
  if (!isOurs(side)) await (await open({ side, database, mode: 'development' })).close()
  return open({ side, database, mode: 'production' })
}

async function open({
  side,
  database,
  mode,
}: {
  side: Side
  database: string
  mode: 'development' | 'production'
}): Promise<Writer> {
  const env = isOurs(side) ? oursEnv({ database, LOG_LEVEL: 'error' }) : stockEnv({ database })
  mkdirSync(join(KEPT, 'logs'), { recursive: true })
  const log = openSync(join(KEPT, `logs/writer-${side}.log`), 'a')
  const child = fork(join(import.meta.dirname, 'worker.ts'), [side], {
    cwd: ROOT,
    env: { ...env, NODE_ENV: mode },
    execArgv: ['--conditions=production', '--import', 'tsx'],
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const answer = (onProgress: (done: number, of: number) => void = () => undefined) =>
    new Promise<Done>((resolve, reject) => {
      const onExit = () =>
        reject(new Error(`The writer of ${side} has stopped: see ${KEPT}/logs/writer-${side}.log`))
      const settle = () => {
        child.off('message', onMessage)
        child.off('exit', onExit)
      }
      const onMessage = (told: Told) => {
        if (told.kind === 'progress') return onProgress(told.done, told.of)
        settle()
        if (told.kind === 'done') resolve(told.done)
        else reject(new Error(told.message))
      }
      child.on('message', onMessage)
      child.once('exit', onExit)
    })
  const order = (what: Order, onProgress?: (done: number, of: number) => void) => {
    child.send(what)
    return answer(onProgress)
  }

  await answer()
  return {
    create: (from, to) => order({ kind: 'create', from, to }),
    rebuild: (onProgress) => order({ kind: 'rebuild' }, onProgress),
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await order({ kind: 'close' })
      await ended
    },
  }
}
