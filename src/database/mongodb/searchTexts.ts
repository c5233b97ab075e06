import type { MongooseAdapter } from '@payloadcms/db-mongodb'

import type { SearchTexts } from '../searchTexts'
import { storedId } from './ids'

export function mongoSearchTexts(adapter: MongooseAdapter): SearchTexts {
  return {
    async keepMissing({ collection, isOfVersions, texts }) {
      const [model, field] = isOfVersions
        ? [adapter.versions[collection], 'version.searchText']
        : [adapter.collections[collection], 'searchText']
      await model?.bulkWrite(
        Object.entries(texts).map(([id, text]) => ({
          updateOne: {
            filter: { _id: storedId(adapter, id), [field]: null },
            update: { $set: { [field]: text } },
            timestamps: false,
          },
        })),
        { ordered: false },
      )
    },
  }
}
