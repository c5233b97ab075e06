import type { Payload } from 'payload'

import { editionsOf, type EditionStore } from '../database/readModel'

export {
  articleOf,
  listsOf,
  markOf,
  type AskedWord,
  type EditionRow,
  type List,
  type Within,
} from '../database/readModel'

/** The read model of a newsroom's database. */
export const storeOf = ({ payload }: { payload: Pick<Payload, 'db'> }): EditionStore => editionsOf(payload.db)
