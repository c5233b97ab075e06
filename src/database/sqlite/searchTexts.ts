import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import type { SearchTexts } from '../searchTexts'

export function sqliteSearchTexts(adapter: SQLiteAdapter): SearchTexts {
  return {
    async keepMissing({ collection, isOfVersions, texts }) {
      const [table, column] = isOfVersions
        ? [`_${collection}_v`, 'version_search_text']
        : [collection, 'search_text']
      const sql = `UPDATE "${table}" SET ${column} = given.value FROM json_each(?) AS given
        WHERE "${table}".id = given.key AND ${column} IS NULL`
      await adapter.client.execute({ sql, args: [JSON.stringify(texts)] })
    },
  }
}
