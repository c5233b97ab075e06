import type { PostgresAdapter } from '@payloadcms/db-postgres'

import type { ReadModelRows } from '../../readModel'
import { markedQuery, type MarkedQuery } from '../../readModel/markedWords'
import { readRows, type Args } from '../run'
import { agesOf } from './writes'

/** Sorts behind every key. */
const LAST = '~'

/**
 * Words by an index over each story's own list of them (GIN), which gives stories in no order: all that have the words are found, and
 * then sorted. A common word would make that the longer the older the newsroom is. So the month of the newest story that is asked for
 * comes first, as one more word that a story must have, then its year, then all: a common word has enough stories in a month, and a rare
 * one has few in all.
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
