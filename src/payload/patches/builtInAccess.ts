import type { Access, SanitizedCollectionConfig } from 'payload'

import { isInNewsroom, isStaff, never } from '../../access/roles'

/**
 * Access to the collections that Payload adds: none, except that newsroom staff may use the document locks and preferences.
 *
 * Upstream, Payload 3.90.2: these collections are open to any signed-in user, and no setting changes that. Why that is wrong here: a
 * service key is a user too, and the document locks would reveal every unpublished story to it.
 * Upstream issue: no issue known; https://github.com/payloadcms/payload/pull/11624 introduced the current rule.
 * On upgrade: are there further collections whose slug begins with `payload-`, and do they need the panel's access?
 */
export function restrictBuiltIn(collection: SanitizedCollectionConfig): void {
  const { read, update, delete: remove } = collection.access
  collection.access = {
    ...collection.access,
    create: never,
    delete: never,
    read: never,
    update: never,
    readVersions: never,
    unlock: () => false,
    ...(collection.slug === 'payload-locked-documents'
      ? { create: isStaff, delete: isStaff, read: isStaff, update: isStaff }
      : {}),
    ...(collection.slug === 'payload-preferences'
      ? {
          create: isStaff,
          delete: inNewsroomAnd(remove),
          read: inNewsroomAnd(read),
          update: inNewsroomAnd(update),
        }
      : {}),
  }
}

/** Keeps Payload's rule that users may access only their own preferences. */
function inNewsroomAnd(own: Access): Access {
  return (args) => isInNewsroom(args.req) && own(args)
}
