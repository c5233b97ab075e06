import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import { Types } from 'mongoose'

import type { SearchTexts } from '../searchTexts'

export function mongoSearchTexts(adapter: MongooseAdapter): SearchTexts {
  return {
    async keepMissing({ collection, isOfVersions, texts }) {
      const [model, field] = isOfVersions
        ? [adapter.versions[collection], 'version.searchText']
        : [adapter.collections[collection], 'searchText']
      await model?.bulkWrite(
        Object.entries(texts).map(([id, text]) => ({
          updateOne: {
            filter: { _id: new Types.ObjectId(id), [field]: null },
            update: { $set: { [field]: text } },
            timestamps: false,
          },
        })),
        { ordered: false },
      )
    },
  }
}
