import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** A data folder cannot be used; the message is for the operator. */
export class FolderError extends Error {
  readonly code = 'folder'
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'FolderError'
  }
}

/**
 * Ensures that a folder exists and is writable; creates it, accessible only to its owner, if needed. Throws a {@link FolderError} that
 * names the environment `variable`.
 */
export function requireFolder({ folder, variable }: { folder: string; variable: string }): void {
  try {
    make(folder)
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException
    throw new FolderError(
      `${variable} needs the folder ${folder}, which ${REASONS[code] ?? `cannot be used (${code})`}. ` +
        `Give Dateline's user write access to it, or set ${variable} to another folder.`,
      { cause },
    )
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user cannot read and write',
  EEXIST: 'is not a folder',
  ENOENT: 'cannot be created there',
  ENOSPC: 'cannot be created: the disk is full',
  ENOTDIR: 'is not a folder',
  EPERM: 'this user cannot read and write',
  EROFS: 'is on a read-only file system',
}

/** Creates one folder at a time: Node's recursive mkdir never returns if the system refuses with ENOENT, as /proc does. */
function make(folder: string): void {
  const stats = statSync(folder, { throwIfNoEntry: false })
  if (stats?.isDirectory()) return
  if (!stats && dirname(folder) !== folder) make(dirname(folder))
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process may just have created it.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}
