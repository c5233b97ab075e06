import { createHash } from 'node:crypto'
import type { FlattenedField, Payload } from 'payload'

import { movedCollections } from './collections'

/** A fingerprint of the content model: the SHA-256 of the names and types of all fields, and of which have defaults. */
export function modelOf(payload: Payload): string {
  const fields = movedCollections(payload).map(({ collection, hasVersions }) => [
    collection,
    hasVersions,
    described(payload.collections[collection].config.flattenedFields),
  ])
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

function described(fields: readonly FlattenedField[]): unknown[] {
  return fields.map((field) => [
    field.name,
    field.type,
    'defaultValue' in field && field.defaultValue !== undefined,
    'flattenedFields' in field ? described(field.flattenedFields) : [],
  ])
}
