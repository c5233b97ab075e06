import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { noteNewestVersion } from '../newestVersion'
import { storedId } from './ids'

/**
 * Replaces Payload's `createVersion`: first clears the `latest` flag of all other versions of the record. The adapter's own clears it only
 * for versions with older timestamps, and clocks jump. Writing the previous newest version also makes one of two concurrent transactions
 * lose the race, so that they cannot both save over the same version.
 */
export function singleLatest(adapter: MongooseAdapter): Pick<MongooseAdapter, 'createVersion'> {
  const stock = adapter.createVersion.bind(adapter)
  return {
    async createVersion(args) {
      const id = await args.req?.transactionID
      const session = id === undefined || id === null ? undefined : adapter.sessions[id]
      const parent = storedId(adapter, String(args.parent))
      await adapter.versions[args.collectionSlug]?.updateMany(
        { parent, latest: true },
        { $unset: { latest: 1 } },
        { session, timestamps: false },
      )
      const version = await stock(args)
      // Undefined if the caller does not want the version returned.
      if ((version as { id?: unknown } | null)?.id) {
        noteNewestVersion(args.req?.context, { parent: args.parent, id: version.id })
      }
      return version
    },
  }
}
