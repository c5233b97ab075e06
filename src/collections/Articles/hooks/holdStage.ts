import type { CollectionBeforeChangeHook } from 'payload'

import { roleOf } from '../../../access/roles'
import type { Article } from '../../../generated/payload-types'
import { nextStage } from '../../../stages/nextStage'

/** Where the story stands after this save: by the rule, whatever the save asks for. */
export const holdStage: CollectionBeforeChangeHook<Article> = ({ data, operation, originalDoc, req }) => {
  const before =
    operation === 'update'
      ? { stage: originalDoc?.stage, isPublished: originalDoc?._status === 'published' }
      : undefined
  const stage = nextStage({
    before,
    wanted: data.stage,
    publishes: data._status === 'published',
    role: roleOf(req),
  })
  return { ...data, stage }
}
