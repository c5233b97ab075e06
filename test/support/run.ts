import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Variables = Readonly<Record<string, string | undefined>>

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Place {
  readonly folder: string
  readonly database: string
  /** The environment of a process that works there, and nothing of this one's configuration. */
  readonly env: Variables
  remove(): void
}

/** A folder of its own with a configuration that points into it. */
export function freshPlace(extra: Variables = {}): Place {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-process-'))
  const database = join(folder, 'dateline.db')
  return {
    folder,
    database,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: `file:${database}`,
      MEDIA_DIR: join(folder, 'media'),
      PAYLOAD_SECRET: randomBytes(32).toString('hex'),
      ...extra,
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** From the build, or in development where nothing is built. */
const mode = () => (existsSync('.next/BUILD_ID') ? 'production' : 'development')

/** Every variable of the configuration, empty: Next reads `.env` by itself, whatever ENV_FILE says, and what is set wins. */
const UNSET = Object.fromEntries(
  [...readFileSync('.env.example', 'utf8').matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => [name, '']),
)

/** Whether `npm run build` was run since the sources last changed. */
export const isBuilt = () => spawnSync(process.execPath, ['run.mjs', '--is-built']).status === 0

/** Starts one of the project's commands as `npm run` does: `seed/index.ts`, `src/commands/user.ts` … */
export function start(script: string, args: readonly string[], env: Variables, uid?: number) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-output-'))
  const stdout = join(folder, 'stdout')
  const stderr = join(folder, 'stderr')
  const files = [openSync(stdout, 'w'), openSync(stderr, 'w')] as const
  const child = spawn(process.execPath, ['--conditions=production', 'run.mjs', script, ...args], {
    // A developer's own `.env` must not reach the test.
    env: { ...UNSET, NODE_ENV: mode(), ENV_FILE: '', ...env },
    // Into files: a process that writes its log into a full pipe waits for whoever should read it.
    stdio: ['ignore', files[0], files[1]],
    // Nobody else can be asked to do it but by root.
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  for (const file of files) closeSync(file)
  const said = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      resolve({ code, stdout: said(stdout), stderr: said(stderr) })
      rmSync(folder, { recursive: true, force: true })
    })
  })
  return { child, ended, output: () => said(stdout) + said(stderr) }
}

export function run(script: string, args: readonly string[], env: Variables): Promise<Ended> {
  return start(script, args, env).ended
}
