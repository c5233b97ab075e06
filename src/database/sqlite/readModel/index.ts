import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import type { ReadModel } from '../../readModel'
import { createReadModel } from '../../readModel/createReadModel'
import { reads } from './reads'
import { records } from './records'
import { search } from './search'
import { writes } from './writes'

/** The read model in its own tables beside Payload's, and SQLite's full-text index (FTS5). */
export function sqliteReadModel(adapter: SQLiteAdapter): ReadModel {
  return createReadModel({ ...writes(adapter), ...reads(adapter), ...records(adapter), ...search(adapter) })
}
