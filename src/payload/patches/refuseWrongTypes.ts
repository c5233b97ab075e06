import type {
  CollectionAfterReadHook,
  CollectionBeforeOperationHook,
  FlattenedField,
  Payload,
  SanitizedConfig,
} from 'payload'

import { isInNewsroom } from '../../access/roles'
import { Refusal } from '../../errors'
import { validateShape } from '../../access/requestGuard/bodyFields'
import { composeTexts } from '../../access/requestGuard/composeTexts'
import type { JsonObject } from '../../access/requestGuard/bodyJson'

/** Returns the test for database ids of a Payload instance: whether a text has the form of an id. */
type IdTestOf = (payload: Payload) => (text: string) => boolean

/**
 * Checks types before every write of every collection, including Payload's own. Records older than the check are normalised when readers
 * read them, as they would be stored today.
 *
 * Upstream, Payload 3.90.2: a draft's values are not validated at all, not even their types, and others are converted silently; the
 * database then stores the value or fails with a 500. Why that is wrong here: a number in a headline breaks every page that shows it.
 * Upstream issue: https://github.com/payloadcms/payload/issues/2806 (open: drafts are not validated, by design).
 * On upgrade: do `beforeOperation` hooks of the sanitised configuration still run, with `args.data` as it was sent?
 */
export const guardTypes = (idTestOf: IdTestOf) => (config: SanitizedConfig) => {
  const refuseWrongTypes = refuseWrongTypesBy(idTestOf)
  for (const collection of config.collections) {
    collection.hooks.beforeOperation = [refuseWrongTypes, ...(collection.hooks.beforeOperation ?? [])]
    collection.hooks.afterRead = [...(collection.hooks.afterRead ?? []), composeForReaders]
  }
  return config
}

/**
 * Requires every value to match its field's type, drafts included, and composes Unicode texts, whichever API is used. Throws a Refusal (400
 * `validation`).
 */
const refuseWrongTypesBy =
  (idTestOf: IdTestOf): CollectionBeforeOperationHook =>
  ({ args, collection, operation, overrideAccess, req }) => {
    // Payload writes its own records (preferences, locks) in its own formats.
    if (overrideAccess && collection.slug.startsWith('payload-')) return args
    const { data } = args as { data?: unknown }
    if ((operation !== 'create' && operation !== 'update') || data === undefined) return args
    const fields = collection.flattenedFields
    composeTexts({ data: requireFittingTypes({ data, fields, isId: idTestOf(req.payload) }), fields })
    return args
  }

const composeForReaders: CollectionAfterReadHook = ({ collection, doc, req }) => {
  if (!isInNewsroom(req))
    composeTexts({ data: doc as Record<string, unknown>, fields: collection.flattenedFields })
  return doc as unknown
}

/**
 * Returns a record's data if it matches its fields; `isId` tests whether a text has the form of an id. Throws a Refusal (400 `validation`).
 */
export function requireFittingTypes({
  data,
  fields,
  isId,
}: {
  data: unknown
  fields: readonly FlattenedField[]
  isId: (text: string) => boolean
}): Record<string, unknown> {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw refusal({ path: '', message: 'Send an object with the fields of the record.' })
  }
  const misfit = validateShape({
    data: data as JsonObject,
    fields,
    isId: (value) => typeof value === 'string' && isId(value),
  })
  if (misfit) throw refusal(misfit)
  return data as Record<string, unknown>
}

function refusal({ path, message }: { path: string; message: string }): Refusal {
  return new Refusal({ status: 400, code: 'validation', message, path })
}
