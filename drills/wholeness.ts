import { openConnection, type Connection } from '../src/database/sqlite/connection'
import type { Row } from '../src/database/sqlite/row'

/** What was found in a newsroom's SQLite file: each list is empty where all is well. */
export interface Wholeness {
  readonly articles: number
  readonly versions: number
  /** What `PRAGMA integrity_check` says, without its "ok". */
  readonly damage: readonly string[]
  readonly brokenReferences: number
  /** Stories whose row, credits and topics are not those of the version they come from. */
  readonly torn: readonly string[]
  /** Stories that have another number of newest versions than one, or an older one marked as newest. */
  readonly wrongLatest: readonly string[]
}

const CHILDREN = [
  ['articles_authors', '_articles_v_version_authors'],
  ['articles_contributors', '_articles_v_version_contributors'],
  ['articles_corrections', '_articles_v_version_corrections'],
] as const

/**
 * Reads every story of a SQLite file field by field. The row of a story that was published is its newest published
 * version; of one that never was, its first version, since drafts are saved as versions alone.
 */
export function lookOver(path: string): Wholeness {
  const connection = openConnection({ path, isReadOnly: true })
  try {
    const read = (sql: string, ...args: string[]) => connection.execute({ sql, args }).rows
    const articles = read('SELECT * FROM articles')
    const damage = read('PRAGMA integrity_check').map((row) => String(row.integrity_check))
    const torn: string[] = []
    const wrongLatest: string[] = []
    let versions = 0
    for (const article of articles) {
      const id = String(article.id)
      const all = read('SELECT * FROM _articles_v WHERE parent_id = ? ORDER BY rowid', id)
      versions += all.length
      const newest = all.filter(({ latest }) => latest === 1)
      if (newest.length !== 1 || newest[0] !== all.at(-1)) wrongLatest.push(id)
      const source =
        article._status === 'published' ? all.findLast((row) => row.version__status === 'published') : all[0]
      const differing = source ? differences({ article, connection, source }) : ['no version']
      if (differing.length > 0) torn.push(`${id}: ${differing.join(', ')}`)
    }
    return {
      articles: articles.length,
      versions,
      damage: damage.filter((line) => line !== 'ok'),
      brokenReferences: read('PRAGMA foreign_key_check').length,
      torn,
      wrongLatest,
    }
  } finally {
    connection.close()
  }
}

/** The version says when it was saved apart from what it holds. */
const OF_THE_ROW_ALONE = ['id']

function differences({
  article,
  connection,
  source,
}: {
  article: Row
  connection: Connection
  source: Row
}): string[] {
  const fields = Object.keys(article).filter((name) => !OF_THE_ROW_ALONE.includes(name))
  const differing = fields.filter((name) => article[name] !== source[`version_${name}`])
  for (const [mine, versions] of CHILDREN) {
    if (rowsOf(connection, mine, article.id) !== rowsOf(connection, versions, source.id)) differing.push(mine)
  }
  if (
    topicsOf(connection, 'articles_rels', article.id) !== topicsOf(connection, '_articles_v_rels', source.id)
  )
    differing.push('topics')
  return differing
}

/** The rows of a story's list as text, without the ids that every copy has of its own. */
function rowsOf(connection: Connection, table: string, parent: unknown): string {
  const sql = `SELECT * FROM ${table} WHERE _parent_id = ? ORDER BY _order`
  const { rows } = connection.execute({ sql, args: [String(parent)] })
  return JSON.stringify(rows.map(({ id: _id, _uuid, _parent_id, ...fields }) => fields))
}

function topicsOf(connection: Connection, table: string, parent: unknown): string {
  const sql = `SELECT topics_id FROM ${table} WHERE parent_id = ? AND path LIKE '%topics' ORDER BY "order"`
  return JSON.stringify(connection.execute({ sql, args: [String(parent)] }).rows.map((row) => row.topics_id))
}
