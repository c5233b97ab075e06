import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { ReadModel } from '../../readModel'
import { createReadModel } from '../../readModel/createReadModel'
import { reads } from './reads'
import { records } from './records'
import { search } from './search'
import { writes } from './writes'

/** The read model in its own tables beside Payload's. */
export function postgresReadModel(adapter: PostgresAdapter): ReadModel {
  return createReadModel({ ...writes(adapter), ...reads(adapter), ...records(adapter), ...search(adapter) })
}
