import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'
import { join } from 'node:path'

import { ROOT } from './places'
import type { Results } from './report/results'

/** The machine of a run. */
export function machine(): Results['machine'] {
  const [first] = cpus()
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGB: Math.round(totalmem() / 1024 ** 3),
    system: `${type()} ${release()}`,
  }
}

/** Versions of the measured software and of the measuring tools. */
export function versions(): Record<string, string> {
  const packages = ['payload', 'next', 'express', 'libsql', 'pg', 'autocannon']
  return {
    node: process.versions.node,
    dateline: versionIn(ROOT),
    ...Object.fromEntries(packages.map((name) => [name, versionIn(join(ROOT, 'node_modules', name))])),
  }
}

function versionIn(folder: string): string {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version
}
