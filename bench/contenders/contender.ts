import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { freePort } from '../../test/support/server'
import { KEPT, ROOT } from '../places'
import { cpuOf, memoryOf } from './account'

export type UncachedName = 'uncached' | 'uncached-postgres'
export type StockName = 'stock' | 'stock-postgres'
export type ContenderName = 'http' | 'express' | 'cached' | UncachedName | StockName

/** A measured server: a process of its own, listening on loopback. */
export interface Contender {
  readonly name: ContenderName
  readonly url: string
  /** Time from the start of the process to the end of its first good response. */
  readonly startedIn: number
  /** Resident memory now, in MB. */
  memory(): number
  /** CPU time used so far, in ms. */
  cpu(): number
  stop(): Promise<void>
}

/** How to start a contender. */
export interface Launch {
  readonly name: ContenderName
  /** Arguments for Node. */
  readonly args: (port: number) => readonly string[]
  readonly env: (port: number) => NodeJS.ProcessEnv
  readonly folder?: string
  /** Path that returns 200 as soon as the server can serve a story. */
  readonly probe: string
}

const PATIENCE_MS = 120_000

/** Starts a contender and resolves at its first good response. Throws if the process exits earlier or never gives one. */
export async function startContender({ name, args, env, folder = ROOT, probe }: Launch): Promise<Contender> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  mkdirSync(join(KEPT, 'logs'), { recursive: true })
  const file = join(KEPT, `logs/${name}.log`)
  const log = openSync(file, 'w')
  const started = performance.now()
  const child = spawn(process.execPath, args(port), {
    cwd: folder,
    env: env(port),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  // Kills the server however this process ends.
  const end = () => void child.kill('SIGKILL')
  process.once('exit', end)
  for (;;) {
    if ((await statusOf(`${url}${probe}`)) === 200) break
    if (child.exitCode !== null || performance.now() - started > PATIENCE_MS) {
      child.kill('SIGKILL')
      throw new Error(`${name} does not respond to ${probe}: see ${file}`)
    }
    await pause(5)
  }
  const pid = child.pid!
  return {
    name,
    url,
    startedIn: performance.now() - started,
    memory: () => memoryOf(pid),
    cpu: () => cpuOf(pid),
    async stop() {
      child.kill('SIGTERM')
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000)
      await ended
      clearTimeout(timer)
      process.off('exit', end)
    },
  }
}

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const asked = request(url, { agent: false }, (answer) => {
      answer.resume()
      answer.once('close', () => resolve(answer.statusCode))
    })
    asked.once('error', () => resolve(undefined))
    asked.end()
  })
}
