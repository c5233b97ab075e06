import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import { relistTopics } from '../../editions/relist'
import type { Topic } from '../../generated/payload-types'
import { idOf } from '../publicity/makePublic'

const PARENT = 'parentToBe'

/** Notes under which topic this one will stand: a hook after the save may be shown a part of it only. */
export const knowParent: CollectionBeforeChangeHook<Topic> = ({ context, data }) => {
  context[PARENT] = idOf(data.parent)
  return data
}

/** A topic that moves takes its stories along: out of the lists above its old place, into those above the new one. */
export const relistStories: CollectionAfterChangeHook<Topic> = async ({
  context,
  operation,
  previousDoc,
  req,
}) => {
  const parent = context[PARENT] as string | undefined
  const before = operation === 'update' ? idOf(previousDoc?.parent) : undefined
  if (operation === 'update' && before !== parent) await relistTopics({ req, parents: [before, parent] })
}
