import type { SanitizedCollectionConfig } from 'payload'

/**
 * Takes away the endpoints of what a collection does not have: schedules of jobs, versions, the verification of an e-mail.
 *
 * Upstream, Payload 3.90.2: every collection gets `/versions`, and every one with accounts gets `/verify/:id`. Why that is wrong here: asked for,
 * they end in an error of the database (500). Upstream issue: no issue known.
 * On upgrade: is there a new endpoint that the collections here have no use for?
 */
export function dropMissingEndpoints(collection: SanitizedCollectionConfig): void {
  const isMissing = (path: string) =>
    // Nothing here recurs.
    path === '/handle-schedules' ||
    (!collection.versions && path.startsWith('/versions')) ||
    (!collection.auth?.verify && path.startsWith('/verify'))
  // Payload answers 501 where there are none at all.
  collection.endpoints = (collection.endpoints || []).filter(({ path }) => !isMissing(path))
}
