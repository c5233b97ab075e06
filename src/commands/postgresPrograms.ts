import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of PostgreSQL's programs on this machine, the newest there is; undefined where it is not installed. */
export function postgresPrograms(): string | undefined {
  // Debian keeps them off the PATH, a folder for each version.
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const found = versions
    .map((version) => join(debian, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')))
  if (found) return found
  const { stdout } = spawnSync('sh', ['-c', 'command -v initdb'], { encoding: 'utf8' })
  return stdout.trim() ? dirname(stdout.trim()) : undefined
}

/** The user to run them as, for `spawn`: root may not. Undefined where there is none; empty where this one may. */
export function postgresUser(): { uid?: number; gid?: number } | undefined {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  const [uid, gid] = [idOf('-u'), idOf('-g')]
  return uid > 0 ? { uid, gid } : undefined
}
