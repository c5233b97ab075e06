import type {
  CollectionAfterReadHook,
  CollectionBeforeOperationHook,
  SanitizedCollectionConfig,
} from 'payload'

/**
 * A lock on a record is its sender's own, and says its holder's name.
 *
 * Upstream, Payload 3.90.2: `user` of a lock is stored as it is sent, and the panel's notices print the holder's e-mail, or the id where the
 * e-mail is not populated (`Users`, `defaultPopulate`). Why that is wrong here: anyone could lock a story in a colleague's name, and e-mail
 * addresses are not the newsroom's to show. Upstream issue: no issue known;
 * https://github.com/payloadcms/payload/pull/8950 made the panel accept a bare id.
 * On upgrade: does the panel still print `user.value.email`?
 */
export function ownLocks(collection: SanitizedCollectionConfig): void {
  if (collection.slug !== 'payload-locked-documents') return
  collection.hooks.afterRead = [...(collection.hooks.afterRead ?? []), nameHolder]
  collection.hooks.beforeOperation = [...(collection.hooks.beforeOperation ?? []), lockForSelf]
}

const lockForSelf: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  const { data } = args as { data?: Record<string, unknown> }
  if ((operation !== 'create' && operation !== 'update') || overrideAccess || !data || !req.user) return args
  data.user = { relationTo: 'users', value: req.user.id }
  return args
}

const nameHolder: CollectionAfterReadHook = ({ doc }: { doc: { user?: { value?: unknown } | null } }) => {
  const holder = doc.user?.value
  if (typeof holder !== 'object' || holder === null || !('name' in holder)) return doc
  return { ...doc, user: { ...doc.user, value: { ...holder, email: holder.name } } }
}
