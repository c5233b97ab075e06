import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface SmallDisk {
  readonly folder: string
  /** Fills the disk except for `spare` bytes. */
  takeRoom(args?: { spare?: number }): void
  makeRoom(): void
  remove(): void
}

/** Mounts an in-memory disk of `megabytes` at a new folder. Requires root; the caller unmounts it (`remove`). */
export function mountSmallDisk({ folder, megabytes }: { folder: string; megabytes: number }): SmallDisk {
  mkdirSync(folder, { recursive: true })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder])
  const filler = join(folder, 'filler')
  return {
    folder,
    takeRoom({ spare = 0 } = {}) {
      const file = openSync(filler, 'a')
      const spared = join(folder, 'spare')
      writeAll(openSync(spared, 'w'), spare)
      writeAll(file, Infinity)
      rmSync(spared)
    },
    makeRoom: () => rmSync(filler, { force: true }),
    // Lazily: a process that was just killed may hold a file for a moment longer.
    remove: () => void execFileSync('umount', ['-l', folder]),
  }
}

const BLOCK = 4_096

/** Writes `bytes` zeroes, or as many as fit, and closes the file. */
function writeAll(file: number, bytes: number): void {
  try {
    for (let written = 0; written < bytes; written += BLOCK) writeSync(file, Buffer.alloc(BLOCK))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  } finally {
    closeSync(file)
  }
}
