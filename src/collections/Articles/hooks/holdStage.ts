import type { CollectionBeforeChangeHook } from 'payload'

import { roleOf } from '../../../access/roles'
import type { Article } from '../../../generated/payload-types'
import { nextStage } from '../../../stages/nextStage'
import { writeOf } from './noteWrite'

/** Where the story stands after this save: by the rule, whatever the save asks for. */
export const holdStage: CollectionBeforeChangeHook<Article> = ({
  context,
  data,
  operation,
  originalDoc,
  req,
}) => {
  const before =
    operation === 'update'
      ? { stage: originalDoc?.stage, isPublished: originalDoc?._status === 'published' }
      : undefined
  // A version that is restored is a draft again, whatever it was.
  const wanted = writeOf(context)?.restores ? 'draft' : data.stage
  const stage = nextStage({ before, wanted, publishes: data._status === 'published', role: roleOf(req) })
  return { ...data, stage }
}
