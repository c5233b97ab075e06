import type { CollectionBeforeOperationHook, SanitizedCollectionConfig } from 'payload'

/**
 * Lets only the server set `createdAt` and `updatedAt`.
 *
 * Upstream, Payload 3.90.2: `createdAt` and `updatedAt` in the data of a create are stored as sent, in every collection. Why that is wrong
 * here: a reporter could backdate a story, or postdate a stale lock. Upstream issue: no issue known;
 * https://github.com/payloadcms/payload/pull/11407 says that the server sets `updatedAt` of an update on purpose.
 * On upgrade: is `args.data` still the object that is saved, so that a hook may delete keys in place?
 */
export function serverDates(collection: SanitizedCollectionConfig): void {
  collection.hooks.beforeOperation = [...(collection.hooks.beforeOperation ?? []), dropDates]
}

const dropDates: CollectionBeforeOperationHook = ({ args, operation, overrideAccess }) => {
  const { data } = args as { data?: Record<string, unknown> }
  if ((operation !== 'create' && operation !== 'update') || overrideAccess || !data) return args
  // In place: Payload reads `data` from its arguments before it calls hooks.
  delete data.createdAt
  delete data.updatedAt
  return args
}
