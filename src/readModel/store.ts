import type { Payload } from 'payload'

import { databaseOf } from '../database/engine'
import type { ReadModel } from '../database/readModel'

export { listsOf } from '../database/readModel/createReadModel'
export {
  articleOf,
  markOf,
  type AskedWord,
  type ProjectionRow,
  type List,
  type Within,
} from '../database/readModel'

/** The read model of a newsroom's database. */
export const storeOf = ({ payload }: { payload: Pick<Payload, 'db'> }): ReadModel =>
  databaseOf(payload.db).readModel
