import { upsertRow, type DrizzleAdapter } from '@payloadcms/drizzle'
import { buildVersionCollectionFields } from 'payload'

import type { Insert } from '../engine'

/** Inserts records with their ids through Payload's row writer, without its hooks. */
export function insertInto(adapter: DrizzleAdapter): Insert {
  return async ({ req, collection, of, record }) => {
    const { payload, sessions, tableNameMap, versionsSuffix } = adapter
    const { config } = payload.collections[collection]
    const name = collection.replaceAll('-', '_')
    const id = await req.transactionID
    const session = id === undefined || id === null ? undefined : sessions[id]
    await upsertRow({
      adapter,
      collectionSlug: collection,
      customID: record.id,
      // Payload removes ids from the rows it gets, and the caller may write the record again.
      data: structuredClone(record),
      db: session?.db ?? adapter.drizzle,
      fields:
        of === 'versions'
          ? buildVersionCollectionFields(payload.config, config, true)
          : config.flattenedFields,
      ignoreResult: true,
      operation: 'create',
      req,
      tableName:
        (of === 'versions' ? tableNameMap.get(`_${name}${versionsSuffix}`) : tableNameMap.get(name)) ?? name,
    })
  }
}
