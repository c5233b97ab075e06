import type { SanitizedCollectionConfig } from 'payload'

import { never } from '../../access/roles'

/**
 * Allows sessions to be created only by signing in.
 *
 * Upstream, Payload 3.90.2: the `sessions` field that Payload adds to accounts forbids updates, but not creates. Why that is wrong here: an
 * admin who creates an account could add sessions its owner does not know about. Upstream issue: no issue known.
 * On upgrade: is the field still called `sessions`, with its own `access`?
 */
export function closeSessions({ auth, fields }: SanitizedCollectionConfig): void {
  if (!auth) return
  for (const field of fields) {
    if ('name' in field && field.name === 'sessions' && 'access' in field) {
      field.access = { ...field.access, create: never }
    }
  }
}
