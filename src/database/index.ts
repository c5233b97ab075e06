import type { DatabaseAdapterObj } from 'payload'

import { mongodb } from './mongodb'
import { sqlite } from './sqlite'

/** The engine that an address names: `file:PATH` is the embedded SQLite, `mongodb://` a replica set. */
export function database(url: string): DatabaseAdapterObj {
  return url.startsWith('file:') ? sqlite({ path: filePath(url) }) : mongodb({ url })
}

function filePath(url: string): string {
  return url.startsWith('file://') ? decodeURIComponent(new URL(url).pathname) : url.slice('file:'.length)
}
