import { resolve } from 'node:path'

import type { DatabaseAdapterObj } from 'payload'

import { mongodb } from './mongodb'
import { sqlite } from './sqlite'
import { requireUsableFile } from './sqlite/inspect'
import { holdForServer } from './sqlite/serverLock'

/** The engine that an address names: `file:PATH` is the embedded SQLite, `mongodb://` a replica set. */
export function database(url: string): DatabaseAdapterObj {
  return url.startsWith('file:') ? sqlite({ path: filePath(url) }) : mongodb({ url })
}

/**
 * Makes this process the server of a database, where the engine has one at a time (SQLite); gives the function that ends
 * it. Looks at the file first, and throws where it cannot be used or another server has it.
 */
export async function holdDatabase(url: string): Promise<() => void> {
  if (!url.startsWith('file:')) return () => undefined
  const path = resolve(filePath(url))
  await requireUsableFile(path)
  return holdForServer(path)
}

function filePath(url: string): string {
  return url.startsWith('file://') ? decodeURIComponent(new URL(url).pathname) : url.slice('file:'.length)
}
