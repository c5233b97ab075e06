import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import { noteNewestVersion } from '../newestVersion'
import { storedId } from './ids'

/**
 * Payload's way to add a version, before which every other of the record stops being the newest. The adapter's own does
 * so only for those that are older by the clock, and clocks jump. That each who adds one writes the version that was the
 * newest is besides what lets of two transactions one lose: else both would save over the same.
 */
export function oneNewest(adapter: MongooseAdapter): Pick<MongooseAdapter, 'createVersion'> {
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
      // There is none where the caller wants none back.
      if ((version as { id?: unknown } | null)?.id) {
        noteNewestVersion(args.req?.context, { parent: args.parent, id: version.id })
      }
      return version
    },
  }
}
