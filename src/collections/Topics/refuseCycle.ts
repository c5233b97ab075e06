import type { CollectionBeforeChangeHook } from 'payload'

import { Refusal } from '../../errors'
import type { Topic } from '../../generated/payload-types'
import { idOf } from '../../relations'

/** A topic never stands under itself, however far up: it is a tree that pages and feeds walk. */
export const refuseCycle: CollectionBeforeChangeHook<Topic> = async ({ data, originalDoc, req }) => {
  if (!originalDoc?.id) return data
  let above = idOf(data.parent)
  const seen = new Set<string>()
  while (above && !seen.has(above)) {
    if (above === originalDoc.id) {
      throw new Refusal({
        status: 400,
        code: 'topic-cycle',
        path: 'parent',
        message: 'That topic stands under this one already, so it cannot be its parent.',
        received: idOf(data.parent),
      })
    }
    seen.add(above)
    const parent: Topic | null = await req.payload.db.findOne<Topic>({
      collection: 'topics',
      req,
      select: { parent: true },
      where: { id: { equals: above } },
    })
    above = idOf(parent?.parent)
  }
  return data
}
