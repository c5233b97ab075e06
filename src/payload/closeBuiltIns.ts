import {
  Forbidden,
  type Access,
  type CollectionAfterReadHook,
  type CollectionBeforeOperationHook,
  type Endpoint,
  type SanitizedCollectionConfig,
  type SanitizedConfig,
} from 'payload'

import { isInNewsroom, nobody, nobodyAtAll, theNewsroom } from '../access/roles'
import { fileEndpoint } from '../collections/Media/fileEndpoint'
import { guardQuery } from '../hooks/guardQuery'

/**
 * Who may do what with the collections that Payload adds by itself. Its own rule for them is "whoever is signed
 * in", and a service's key is: the list of open documents would tell it of every story in the making.
 * Payload offers no setting for it, so the finished configuration is changed.
 */
export function closeBuiltIns(config: SanitizedConfig): SanitizedConfig {
  for (const collection of config.collections) {
    // Addresses of what a collection does not have end in an error of the database.
    const isMissing = (path: string) =>
      // Nothing here recurs.
      path === '/handle-schedules' ||
      (!collection.versions && path.startsWith('/versions')) ||
      (!collection.auth?.verify && path.startsWith('/verify'))
    // Payload answers 501 where there are none at all.
    collection.endpoints = (collection.endpoints || [])
      .filter(({ path }) => !isMissing(path))
      .map((endpoint) =>
        endpoint.path === '/file/:filename'
          ? fileEndpoint({ endpoint, directory: String(collection.upload.staticDir) })
          : endpoint,
      )
    if (collection.auth) closeSessions(collection)
    collection.hooks.beforeOperation = [...(collection.hooks.beforeOperation ?? []), keepDates]
    if (!collection.slug.startsWith('payload-')) continue
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
    if (collection.slug === 'payload-locked-documents') {
      collection.hooks.afterRead = [...(collection.hooks.afterRead ?? []), nameHolder]
      collection.hooks.beforeOperation = [...(collection.hooks.beforeOperation ?? []), lockForSelf]
    }
    collection.endpoints = collection.endpoints.map((endpoint) =>
      endpoint.path === '/:key' ? forTheNewsroom(endpoint) : endpoint,
    )
    collection.hooks.beforeOperation = [...(collection.hooks.beforeOperation ?? []), guardQuery]
  }
  return config
}

/** When a record was made and saved is the server's to say. Payload takes both as they are sent, in every collection. */
const keepDates: CollectionBeforeOperationHook = ({ args, operation, overrideAccess }) => {
  const { data } = args as { data?: Record<string, unknown> }
  if ((operation !== 'create' && operation !== 'update') || overrideAccess || !data) return args
  // In place: Payload has taken `data` out of its arguments before it asks its hooks.
  delete data.createdAt
  delete data.updatedAt
  return args
}

/** Who locks a record is who asks: Payload takes any account's name. */
const lockForSelf: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  const { data } = args as { data?: Record<string, unknown> }
  if ((operation !== 'create' && operation !== 'update') || overrideAccess || !data || !req.user) return args
  data.user = { relationTo: 'users', value: req.user.id }
  return args
}

/**
 * Who has a story open is told by name. Payload's notices print the e-mail of the account, and its id where there is
 * none; of an account that something refers to only the name is read (`Users`, defaultPopulate), so an id it was.
 */
const nameHolder: CollectionAfterReadHook = ({ doc }: { doc: { user?: { value?: unknown } | null } }) => {
  const holder = doc.user?.value
  if (typeof holder !== 'object' || holder === null || !('name' in holder)) return doc
  return { ...doc, user: { ...doc.user, value: { ...holder, email: holder.name } } }
}

/** A session is made by signing in: Payload lets whoever makes an account make some with it. */
function closeSessions({ fields }: SanitizedCollectionConfig): void {
  for (const field of fields) {
    if ('name' in field && field.name === 'sessions' && 'access' in field) {
      field.access = { ...field.access, create: nobodyAtAll }
    }
  }
}

/** Payload's doors to a preference by its key ask no access rule: whoever is signed in, and a key is, has his own. */
function forTheNewsroom(endpoint: Endpoint): Endpoint {
  return {
    ...endpoint,
    handler: (req) => {
      if (!isInNewsroom(req)) throw new Forbidden(req.t)
      return endpoint.handler(req)
    },
  }
}

/** Everybody his own, as Payload has it. */
function inNewsroomAnd(own: Access): Access {
  return (args) => isInNewsroom(args.req) && own(args)
}
