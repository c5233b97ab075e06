import type { CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'

/**
 * When a record was made and saved is the server's to say.
 *
 * Upstream, Payload 3.90.2: `createdAt` and `updatedAt` in the data of a create are stored as they are sent, in every collection. Why that is
 * wrong here: a reporter could date a story back, and a stale lock ahead. Upstream issue: no issue known;
 * https://github.com/payloadcms/payload/pull/11407 says that `updatedAt` of an update is the server's on purpose.
 * On upgrade: is `args.data` still the object that is saved, so that a hook may delete keys in place?
 */
export function serverDates(collection: SanitizedCollectionConfig): void {
  collection.hooks.beforeOperation = [...(collection.hooks.beforeOperation ?? []), dropDates]
}

const dropDates: CollectionBeforeOperationHook = ({ args, operation, overrideAccess }) => {
  const { data } = args as { data?: Record<string, unknown> }
  if ((operation !== 'create' && operation !== 'update') || overrideAccess || !data) return args
  // In place: Payload has taken `data` out of its arguments before it asks its hooks.
  delete data.createdAt
  delete data.updatedAt
  return args
}
