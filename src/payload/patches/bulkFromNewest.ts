import type { BaseDatabaseAdapter, PayloadRequest } from 'payload'

/**
 * Makes a bulk update start from the newest version of each record, like the update of a single record.
 *
 * Upstream, Payload 3.90.2: unless a bulk update saves drafts, `updateOperation` reads the records with `db.find`, which returns their
 * public rows (`collections/operations/update.js`). Why that is wrong here: changing one field publishes the old text again and supersedes
 * the draft. Upstream issue: https://github.com/payloadcms/payload/issues/5834, closed by https://github.com/payloadcms/payload/pull/5872
 * for draft saves only.
 * On upgrade: does `updateOperation` still read the records with the first `find` of the collection under the same `req`?
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

/** Marks a request as a bulk update: its next `find` in the collection returns the records to be saved. */
export function markBulkUpdate({ req, collection }: { req: PayloadRequest; collection: string }): void {
  bulkUpdates.set(req, collection)
}

const bulkUpdates = new WeakMap<object, string>()
