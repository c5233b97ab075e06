import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { oursEnv, ROOT, STOCK } from '../places'
import type { Say } from '../say'

/** Builds this project unless its build is up to date. */
export async function buildOurs(say: Say): Promise<void> {
  const isBuilt = spawnSync(process.execPath, ['run.mjs', '--is-built'], { cwd: ROOT }).status === 0
  if (isBuilt) return
  say('builds Dateline')
  await runToEnd(BUILD_OURS)
}

/** Builds Payload on Next unless these files were built already. */
export async function buildStock(say: Say): Promise<void> {
  const mark = join(STOCK, '.next/built-of')
  const sources = readdirSync(STOCK, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.ts$/.test(name) && !/^(\.next|next-env)/.test(name),
  )
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  for (const name of sources.sort()) hash.update(readFileSync(join(STOCK, name)))
  const now = hash.digest('hex')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return
  say('builds Payload on Next')
  await runToEnd(BUILD_STOCK)
  writeFileSync(mark, now)
}

const BUILD_OURS = { args: ['--conditions=production', 'run.mjs', 'src/commands/build.ts'], folder: ROOT }
const BUILD_STOCK = { args: [join(ROOT, 'node_modules/next/dist/bin/next'), 'build'], folder: STOCK }

/** Durations of builds without anything that an earlier one left, in ms. */
export interface Builds {
  readonly ours: number
  readonly stock?: number
}

/** Builds this project, and stock Payload if asked, again from nothing. */
export async function measureBuilds({ hasStock }: { hasStock: boolean }): Promise<Builds> {
  const ours = await timeBuild(BUILD_OURS)
  return hasStock ? { ours, stock: await timeBuild(BUILD_STOCK) } : { ours }
}

async function timeBuild(build: typeof BUILD_OURS): Promise<number> {
  rmSync(join(build.folder, '.next/cache'), { recursive: true, force: true })
  return runToEnd(build)
}

/** Runs a program of ours or of a package with Node; resolves with its duration in ms. Rejects with its output unless it exits with 0. */
export async function runToEnd({
  args,
  folder = ROOT,
  database = `file:${join(ROOT, 'data/bench/none.db')}`,
}: {
  args: readonly string[]
  folder?: string
  database?: string
}): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: oursEnv({ database }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`${args.join(' ')} in ${folder} exited with ${code}:\n${output}`)
  return performance.now() - started
}
