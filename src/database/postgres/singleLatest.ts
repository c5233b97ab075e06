import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { noteNewestVersion } from '../newestVersion'
import { versionTable } from '../sql/versionTable'
import { runIn } from './run'

/**
 * Replaces Payload's `createVersion`: first clears the `latest` flag of all other versions of the record. The adapter's own clears it only
 * for versions with older timestamps, and clocks jump. Writing the previous newest version also makes one of two concurrent transactions
 * lose the race, so that they cannot both save over the same version.
 */
export function singleLatest(adapter: PostgresAdapter): Pick<PostgresAdapter, 'createVersion'> {
  const stock = adapter.createVersion.bind(adapter)
  return {
    async createVersion(args) {
      const table = versionTable(adapter, args.collectionSlug)
      if (table) {
        await runIn(
          adapter,
          args.req ?? {},
          `UPDATE "${table}" SET latest = false WHERE parent_id = $1 AND latest = true`,
          [String(args.parent)],
        )
      }
      const version = await stock(args)
      // Undefined if the caller does not want the version returned.
      if ((version as { id?: unknown } | null)?.id) {
        noteNewestVersion(args.req?.context, { parent: args.parent, id: version.id })
      }
      return version
    },
  }
}
