import { createHash } from 'node:crypto'
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every file of a folder with its hash and modification time, one line each, for comparison. */
export function snapshot(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(folder, name)
      const stats = lstatSync(path)
      // A folder's modification time changes when entries are created or removed, so it covers both.
      const hash = stats.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''
      return `${name} ${stats.mtimeMs} ${hash}`
    })
}
