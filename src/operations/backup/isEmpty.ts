import { existsSync, readdirSync, statSync } from 'node:fs'

import { openConnection } from '../../database/sqlite/connection'
import { rowCounts } from './sqliteFacts'

/** Whether the database has no rows of the newsroom, so that nothing would be lost. A file that cannot be read is not empty. */
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

/** Payload's own tables, which also hold the fingerprint of the secret, have rows after a first start. */
function isPayloads(name: string): boolean {
  return /^_?payload[-_]/.test(name)
}
