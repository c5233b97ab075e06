import type { CollectionAfterChangeHook } from 'payload'

import { relistTopics } from '../../editions/relist'
import type { Topic } from '../../generated/payload-types'
import { idOf } from '../../relations'

/** A topic that moves takes its stories along: out of the lists above its old place, into those above the new one. */
export const relistStories: CollectionAfterChangeHook<Topic> = async ({
  data,
  operation,
  previousDoc,
  req,
}) => {
  if (operation !== 'update') return
  // Of the record, this hook may be shown a part only; the data are whole.
  const parent = idOf(data.parent)
  const before = idOf(previousDoc?.parent)
  if (before !== parent) await relistTopics({ req, parents: [before, parent] })
}
