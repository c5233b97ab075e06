import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

const bulkUpdates = new WeakMap<object, string>()

/** Marks the request of a bulk update: what it reads next of the collection are the records that it is going to save. */
export function markBulkUpdate({ req, collection }: { req: PayloadRequest; collection: string }): void {
  bulkUpdates.set(req, collection)
}

/**
 * Payload 3.90.2 saves a single record on top of its newest version, and the records of a bulk update on top of their public
 * rows: a change of one field publishes the old text again and buries the draft over it. With this, both start from the newest version.
 */
export function bulkFromNewest<Adapter extends BaseDatabaseAdapter>(adapter: Adapter): Adapter {
  const find = adapter.find.bind(adapter)
  return Object.assign(adapter, {
    find: (async (args) => {
      const { collection, req } = args
      const isBulkUpdate = Boolean(req) && bulkUpdates.get(req as object) === collection
      if (isBulkUpdate) bulkUpdates.delete(req as object)
      const found = await find(args)
      if (!isBulkUpdate || found.docs.length === 0) return found
      const ids = found.docs.map(({ id }) => id)
      const newest = await adapter.queryDrafts({
        collection,
        limit: ids.length,
        pagination: false,
        req,
        where: { parent: { in: ids } },
      })
      const byId = new Map(newest.docs.map((doc) => [String(doc.id), doc]))
      return { ...found, docs: found.docs.map((doc) => byId.get(String(doc.id)) ?? doc) }
    }) as Adapter['find'],
  })
}
