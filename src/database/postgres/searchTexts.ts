import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { SearchTexts } from '../searchTexts'
import { readRows } from './run'

export function postgresSearchTexts(adapter: PostgresAdapter): SearchTexts {
  return {
    async keepMissing({ collection, isOfVersions, texts }) {
      const [table, column] = isOfVersions
        ? [`_${collection}_v`, 'version_search_text']
        : [collection, 'search_text']
      await readRows(
        adapter,
        `UPDATE "${table}" SET ${column} = given.text
         FROM unnest($1::text[], $2::text[]) AS given (id, text)
         WHERE "${table}".id = given.id AND ${column} IS NULL`,
        [Object.keys(texts), Object.values(texts)],
      )
    },
  }
}
