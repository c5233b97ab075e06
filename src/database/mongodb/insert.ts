import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import type { Insert } from '../engine'

/** Inserts records with their ids into a newsroom with string ids (`ids`). */
export function insertInto(adapter: MongooseAdapter): Insert {
  return async ({ req, collection, of, record }) => {
    if (of === 'records') {
      await adapter.create({ collection, data: structuredClone(record), req, returning: false })
      return
    }
    const id = await req.transactionID
    const session = id === undefined || id === null ? undefined : adapter.sessions[id]
    // Payload's own method would assign a new id to a version.
    await adapter.versions[collection]?.create([{ ...record, _id: record.id }], {
      session,
      timestamps: false,
    })
  }
}
