import type { PostgresAdapter } from '@payloadcms/db-postgres'

import { noteNewestVersion } from '../newestVersion'
import { versionTable } from '../sql/versionTable'
import { runIn } from './run'

/**
 * Payload's way to add a version, before which every other of the record stops being the newest. The adapter's own does so only over those
 * that are older by the clock, and clocks jump. That each who adds one writes the version that was the newest is besides what lets of two
 * transactions one lose: else both would save over the same.
 */
export function oneNewest(adapter: PostgresAdapter): Pick<PostgresAdapter, 'createVersion'> {
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
      // There is none where the caller wants none back.
      if ((version as { id?: unknown } | null)?.id) {
        noteNewestVersion(args.req?.context, { parent: args.parent, id: version.id })
      }
      return version
    },
  }
}
