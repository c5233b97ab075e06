import type { SQLiteAdapter } from '@payloadcms/db-sqlite'

import { markOf, type ReadModelRows, type Within, type WordQuery } from '../../readModel'
import { readRows } from './run'

/** Numbers start with the millisecond of a key's date (`writes`). */
const NUMBERS_EACH_MS = 1_000

/** Word search by FTS5, which scans matching rows from the newest on and stops at the last one needed. */
export function search(adapter: SQLiteAdapter): Pick<ReadModelRows, 'peopleNamed' | 'search'> {
  return {
    async search({ below, from, limit, ...query }) {
      const rows = await readRows(
        adapter,
        `SELECT editions.key FROM edition_words CROSS JOIN editions ON editions.n = edition_words.rowid
         WHERE edition_words MATCH ? AND edition_words.rowid < ? AND edition_words.rowid >= ?
         ORDER BY edition_words.rowid DESC LIMIT ?`,
        [matchOf(query), await numberOf(below, Number.MAX_SAFE_INTEGER), await numberOf(from, 0), limit],
      )
      return rows.map(({ key }) => String(key))
    },
    async peopleNamed(words) {
      const rows = await readRows(
        adapter,
        'SELECT word, collection, id FROM person_words WHERE word IN (SELECT value FROM json_each(?))',
        [JSON.stringify(words)],
      )
      return rows.map(({ collection, id, word }) => ({
        word: String(word),
        collection: collection === 'authors' ? 'authors' : 'contributors',
        id: String(id),
      }))
    },
  }

  /** The number of a key's story; for a deleted story or a bare date, the first of its millisecond. */
  async function numberOf(key: string | undefined, otherwise: number): Promise<number> {
    if (key === undefined) return otherwise
    const [date = '', article] = key.split('~')
    const rows = article ? await readRows(adapter, 'SELECT n FROM editions WHERE article = ?', [article]) : []
    return rows[0] ? Number(rows[0].n) : Date.parse(date) * NUMBERS_EACH_MS
  }
}

const COLUMNS: Readonly<Record<Within, string>> = {
  headline: '{headline}',
  lead: '{headline lead}',
  anywhere: '{headline lead body}',
}

/** Builds an FTS5 expression (sqlite.org/fts5.html, section 3). Words contain no quotes or spaces, so they can be quoted as they are. */
function matchOf({ words, within, topics, author, contributor }: WordQuery): string {
  const inside = (where: Within) =>
    words
      .map(({ forms, people }) => {
        const text = `${COLUMNS[where]} : ${oneOf(forms)}`
        return where === 'headline' || people.length === 0 ? text : `(${text} OR marks : ${oneOf(people)})`
      })
      .join(' AND ')
  const better: Within | undefined =
    within === 'anywhere' ? 'lead' : within === 'lead' ? 'headline' : undefined
  const marks = [
    topics && `marks : ${oneOf(topics.map((id) => markOf('topic', id)))}`,
    author && `marks : "${markOf('author', author)}"`,
    contributor && `marks : "${markOf('contributor', contributor)}"`,
  ].filter((each) => each !== undefined)
  const found = better ? `((${inside(within)}) NOT (${inside(better)}))` : `(${inside(within)})`
  return [found, ...marks].join(' AND ')
}

const oneOf = (words: readonly string[]): string => `(${words.map((word) => `"${word}"`).join(' OR ')})`
