import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What the panel is built from. */
const SOURCES = ['src', 'payload.config.ts', 'next.config.ts', 'package.json']

/**
 * Whether the panel must be built: it never was, or one of its sources has changed since. Compares modification times
 * alone, so a touched file costs an unneeded build, but no change is missed.
 */
export function isBuildStale({ folder = '.' } = {}): boolean {
  const built = changedAt(join(folder, '.next/BUILD_ID'))
  return built === 0 || SOURCES.some((source) => changedAt(join(folder, source)) > built)
}

/** When a file, or the newest in a folder, was modified; 0 if there is none. */
function changedAt(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))))
}
