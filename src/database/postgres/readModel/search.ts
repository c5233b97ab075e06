import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { ReadModelRows } from '../../readModel'
import { markedQuery, type MarkedQuery } from '../../readModel/markedWords'
import { readRows, type Args } from '../run'
import { agesOf } from './writes'

/** Sorts after every key. */
const LAST = '~'

/**
 * Word search by a GIN index over each story's array of words. GIN returns stories unordered: all matches are found and then sorted, which
 * for a common word would take longer as the newsroom grows. So the query first adds the month of the newest requested story as another
 * required word, then its year, then neither: a common word has enough matches in a month, and a rare one has few in total.
 */
export function search(adapter: PostgresAdapter): Pick<ReadModelRows, 'peopleNamed' | 'search'> {
  return {
    async search({ below = LAST, from = '', limit, ...query }) {
      const asked = markedQuery(query)
      const newest = await newestBelow(below)
      if (newest === undefined) return []
      for (const age of [...agesOf(newest), undefined]) {
        const found = await find({ asked, age, below, from, limit })
        if (found.length === limit || age === undefined) return found
      }
      return []
    },
    async peopleNamed(words) {
      const rows = await readRows(
        adapter,
        'SELECT word, collection, id FROM person_words WHERE word = ANY($1::text[])',
        [words],
      )
      return rows.map(({ collection, id, word }) => ({
        word: String(word),
        collection: collection === 'authors' ? 'authors' : 'contributors',
        id: String(id),
      }))
    },
  }

  async function newestBelow(below: string): Promise<string | undefined> {
    const [row] = await readRows(
      adapter,
      'SELECT key FROM edition_words WHERE key < $1 ORDER BY key DESC LIMIT 1',
      [below],
    )
    return row && String(row.key)
  }

  async function find({
    asked,
    age,
    below,
    from,
    limit,
  }: {
    asked: MarkedQuery
    age: string | undefined
    below: string
    from: string
    limit: number
  }): Promise<string[]> {
    const args: (Args[number] & (string | number | readonly string[]))[] = [below, from, limit]
    const has = (words: readonly string[]) => `words && $${args.push([...words])}::text[]`
    const conditions = [
      ...[...asked.groups, ...(age === undefined ? [] : [[age]])].map(has),
      ...(asked.without ? [`NOT (${asked.without.map(has).join(' AND ')})`] : []),
    ]
    const rows = await readRows(
      adapter,
      `WITH found AS MATERIALIZED (
         SELECT key FROM edition_words WHERE ${conditions.join(' AND ')}
       ) SELECT key FROM found WHERE key < $1 AND key >= $2 ORDER BY key DESC LIMIT $3`,
      args,
    )
    return rows.map(({ key }) => String(key))
  }
}
