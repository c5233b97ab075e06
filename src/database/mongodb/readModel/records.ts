import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { mongo } from 'mongoose'

import { publicFieldsOf, type PublicCollection } from '../../../public/schema/collections'
import type { ReadModelRows, PublicRecord } from '../../readModel'
import { storedId } from '../ids'

/** Related records of stories, from Payload's own collections without Mongoose. */
export function records(adapter: MongooseAdapter): Pick<ReadModelRows, 'publicRecordAt' | 'publicRecords'> {
  return {
    async publicRecords({ collection, ids }) {
      const found = await find(collection, {
        _id: { $in: ids.map((id) => storedId(adapter, id)) },
      }).toArray()
      return found.map(toRecord)
    },
    async publicRecordAt({ collection, slug }) {
      const [found] = await find(collection, { slug }).limit(1).toArray()
      return found && toRecord(found)
    },
  }

  function find(collection: PublicCollection, filter: mongo.Filter<mongo.Document>) {
    const { collection: own } = adapter.collections[collection] as unknown as {
      collection: mongo.Collection
    }
    const fields = [...publicFieldsOf(collection), ...(collection === 'media' ? ['sizes'] : [])]
    return own.find(
      { ...filter, isPublic: true },
      { projection: Object.fromEntries(fields.map((field) => [field, 1])) },
    )
  }
}

function toRecord({ _id, ...fields }: mongo.Document): PublicRecord {
  const plain = Object.entries(fields).map(([name, value]) => [
    name,
    value instanceof mongo.ObjectId ? String(value) : (value as unknown),
  ])
  return { ...(Object.fromEntries(plain) as object), id: String(_id) }
}
