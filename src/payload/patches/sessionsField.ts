import type { Field, FlattenedField, SanitizedCollectionConfig } from 'payload'

import { never } from '../../access/roles'

/**
 * Allows sessions to be created only by signing in.
 *
 * Upstream, Payload 3.90.2: the `sessions` field that Payload adds to accounts forbids updates, but not creates. Why that is wrong here: an
 * admin who creates an account could add sessions its owner does not know about. Upstream issue: no issue known.
 * On upgrade: is the field still called `sessions`, with its own `access`?
 */
export function closeSessions({ auth, fields, flattenedFields }: SanitizedCollectionConfig): void {
  if (!auth) return
  // Payload uses one field object for all configurations of the process: it is replaced, not changed.
  for (const [index, field] of fields.entries()) {
    if (isSessions(field)) fields[index] = { ...field, access: { ...field.access, create: never } }
  }
  for (const [index, field] of flattenedFields.entries()) {
    if (isSessions(field)) flattenedFields[index] = { ...field, access: { ...field.access, create: never } }
  }
}

const isSessions = <Each extends Field | FlattenedField>(field: Each): field is Each & { type: 'array' } =>
  field.type === 'array' && field.name === 'sessions'
