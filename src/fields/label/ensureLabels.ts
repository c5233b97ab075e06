import type { Payload } from 'payload'

import { LABELLED, labelOf, type Named } from './labelOf'

const PAGE = 200

/** Adds labels to records created before the `label` field existed. Does nothing if every record has one. */
export async function ensureLabels({
  payload,
  signal,
}: {
  payload: Payload
  signal?: AbortSignal | undefined
}): Promise<void> {
  for (const collection of LABELLED) {
    let labelled = 0
    for (let last: string | undefined; ;) {
      signal?.throwIfAborted()
      const { docs } = await payload.db.find<Named & { id: string; updatedAt: string }>({
        collection,
        limit: PAGE,
        pagination: false,
        req: {},
        sort: 'id',
        where: { and: [{ label: { exists: false } }, ...(last ? [{ id: { greater_than: last } }] : [])] },
      })
      if (docs.length === 0) break
      last = docs.at(-1)?.id
      for (const doc of docs) {
        await payload.db.updateOne({
          collection,
          id: doc.id,
          // Keeps `updatedAt`: the record itself has not changed.
          data: { label: labelOf(collection, doc), updatedAt: doc.updatedAt },
          req: {},
          returning: false,
        })
      }
      labelled += docs.length
    }
    if (labelled > 0) payload.logger.info(`labelled ${labelled} ${collection} to distinguish equal names`)
  }
}
