import { existsSync, readdirSync, statSync } from 'node:fs'

import { openConnection } from '../database/sqlite/connection'
import { rowCounts } from './sqliteFacts'

/** Whether nothing would be lost: no row of the newsroom's own. A file that cannot be read is not empty. */
export function isDatabaseEmpty(path: string): boolean {
  if (!existsSync(path) || statSync(path).size === 0) return true
  try {
    const connection = openConnection({ path, isReadOnly: true })
    try {
      return Object.entries(rowCounts(connection)).every(([table, count]) => isPayloads(table) || count === 0)
    } finally {
      connection.close()
    }
  } catch {
    return false
  }
}

export function isFolderEmpty(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

/** What Payload keeps for itself, the secret's mark among it, is there after a first start. */
function isPayloads(name: string): boolean {
  return /^_?payload[-_]/.test(name)
}
