import { upsertRow, type DrizzleAdapter } from '@payloadcms/drizzle'
import { buildVersionCollectionFields } from 'payload'

import type { Insert } from '../engine'

/** Writes records with their ids through Payload's own way of writing rows, and past its hooks. */
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
      // What is given may be written again, and Payload takes ids out of its rows.
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
