import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A folder that the newsroom keeps its data in cannot be used: a sentence for whoever starts Dateline. */
export class FolderError extends Error {
  readonly code = 'folder'
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'FolderError'
  }
}

/**
 * Makes sure of a folder that can be written to, and makes it, for its owner alone, where there is none.
 * Throws a {@link FolderError} that names the `variable` it comes from.
 */
export function requireFolder({ folder, variable }: { folder: string; variable: string }): void {
  try {
    make(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    throw new FolderError(
      `${variable} needs the folder ${folder}, which ${REASONS[code] ?? `cannot be used (${code})`}. ` +
        `Give Dateline's user a folder that it can write to, or set ${variable} to another.`,
      { cause },
    )
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read and write',
  EEXIST: 'is not a folder',
  ENOENT: 'cannot be made there',
  ENOSPC: 'cannot be made: the disk is full',
  ENOTDIR: 'is not a folder',
  EPERM: 'this user may not read and write',
  EROFS: 'is on a disk that can only be read',
}

/** One folder at a time: Node's own recursive way never ends where the system refuses with ENOENT, as /proc does. */
function make(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return
  if (!stats && dirname(folder) !== folder) make(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may have made it a moment ago.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}
