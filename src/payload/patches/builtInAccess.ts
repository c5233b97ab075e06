import type { Access, SanitizedCollectionConfig } from 'payload'

import { isInNewsroom, nobody, theNewsroom } from '../../access/roles'

/**
 * Who may do what with a collection that Payload adds by itself: no one, except for the list of open documents and the preferences, which
 * are the newsroom's.
 *
 * Upstream, Payload 3.90.2: the rule of these collections is "any user who is signed in", and no setting changes it. Why that is wrong here: the
 * key of a program is a user too, and the list of open documents would tell it of every story in the making.
 * Upstream issue: no issue known; https://github.com/payloadcms/payload/pull/11624 brought the present rule.
 * On upgrade: are there further collections whose slug begins with `payload-`, and do they need the panel's access?
 */
export function restrictBuiltIn(collection: SanitizedCollectionConfig): void {
  const { read, update, delete: remove } = collection.access
  collection.access = {
    ...collection.access,
    create: nobody,
    delete: nobody,
    read: nobody,
    update: nobody,
    readVersions: nobody,
    unlock: () => false,
    ...(collection.slug === 'payload-locked-documents'
      ? { create: theNewsroom, delete: theNewsroom, read: theNewsroom, update: theNewsroom }
      : {}),
    ...(collection.slug === 'payload-preferences'
      ? {
          create: theNewsroom,
          delete: inNewsroomAnd(remove),
          read: inNewsroomAnd(read),
          update: inNewsroomAnd(update),
        }
      : {}),
  }
}

/** Each user has their own preferences, as Payload has it. */
function inNewsroomAnd(own: Access): Access {
  return (args) => isInNewsroom(args.req) && own(args)
}
