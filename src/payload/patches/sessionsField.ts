import type { SanitizedCollectionConfig } from 'payload'

import { nobodyAtAll } from '../../access/roles'

/**
 * A session is made by signing in, and by nothing else.
 *
 * Upstream, Payload 3.90.2: the field `sessions` that Payload adds to accounts forbids an update, but not a create. Why that is wrong here: an
 * admin who makes an account could give it sessions that its owner knows nothing of. Upstream issue: no issue known.
 * On upgrade: is the field still called `sessions`, with an `access` of its own?
 */
export function closeSessions({ auth, fields }: SanitizedCollectionConfig): void {
  if (!auth) return
  for (const field of fields) {
    if ('name' in field && field.name === 'sessions' && 'access' in field) {
      field.access = { ...field.access, create: nobodyAtAll }
    }
  }
}
