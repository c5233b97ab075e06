import type {
  CollectionAfterReadHook,
  CollectionBeforeOperationHook,
  SanitizedCollectionConfig,
} from 'payload'

/**
 * A document lock always belongs to the user who requests it, and shows its holder's name instead of their e-mail.
 *
 * Upstream, Payload 3.90.2: a lock's `user` is stored as sent, and the panel's notices print the holder's e-mail, or the id if the e-mail
 * is not populated (`Users`, `defaultPopulate`). Why that is wrong here: any user could lock a story in a colleague's name, and e-mail
 * addresses must not be shown to the newsroom. Upstream issue: no issue known; https://github.com/payloadcms/payload/pull/8950 made the
 * panel accept a bare id.
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
