import type { SanitizedCollectionConfig } from 'payload'

/**
 * Removes endpoints for features a collection does not have: job schedules, versions, e-mail verification.
 *
 * Upstream, Payload 3.90.2: every collection gets `/versions`, and every auth collection gets `/verify/:id`. Why that is wrong here:
 * requests to them end in a database error (500). Upstream issue: no issue known.
 * On upgrade: is there a new endpoint that the collections here do not need?
 */
export function dropMissingEndpoints(collection: SanitizedCollectionConfig): void {
  const isMissing = (path: string) =>
    // There are no recurring jobs.
    path === '/handle-schedules' ||
    (!collection.versions && path.startsWith('/versions')) ||
    (!collection.auth?.verify && path.startsWith('/verify'))
  // `endpoints` is `false` if a collection has none; Payload then answers 501.
  collection.endpoints = (collection.endpoints || []).filter(({ path }) => !isMissing(path))
}
