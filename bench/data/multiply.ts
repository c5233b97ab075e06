import Database from 'libsql'

import { BETWEEN_MS } from '../material/material'

interface Table {
  readonly name: string
  /** The column that says whose row it is, and the table that it names; its own id for a story. */
  readonly owner: string
  readonly of: Kind
}

type Kind = 'articles' | '_articles_v' | 'history'

/** What a story is stored in, on either side; what one does not have is left out. */
const TABLES: readonly Table[] = [
  { name: 'articles', owner: 'id', of: 'articles' },
  { name: 'articles_authors', owner: '_parent_id', of: 'articles' },
  { name: 'articles_contributors', owner: '_parent_id', of: 'articles' },
  { name: 'articles_rels', owner: 'parent_id', of: 'articles' },
  { name: '_articles_v', owner: 'parent_id', of: 'articles' },
  { name: '_articles_v_version_authors', owner: '_parent_id', of: '_articles_v' },
  { name: '_articles_v_version_contributors', owner: '_parent_id', of: '_articles_v' },
  { name: '_articles_v_rels', owner: 'parent_id', of: '_articles_v' },
  { name: 'addresses', owner: 'article_id', of: 'articles' },
  { name: 'history', owner: 'article_id', of: 'articles' },
  { name: 'history_warnings', owner: '_parent_id', of: 'history' },
]

/**
 * Makes `articles` stories out of the first `seed` ones of a database file, which Payload itself has created: each copy
 * has its own ids, slug, number and dates, and all its rows. Gives nothing; the read model is to be rebuilt after it.
 */
export function multiply({
  file,
  seed,
  articles,
  onProgress,
}: {
  file: string
  seed: number
  articles: number
  onProgress: (done: number, of: number) => void
}): void {
  const database = new Database(file)
  try {
    for (const pragma of ['foreign_keys = OFF', 'synchronous = OFF', 'cache_size = -200000']) {
      database.exec(`PRAGMA ${pragma}`)
    }
    noteOriginals(database)
    const tables = TABLES.filter(({ name }) => columnsOf(database, name).length > 0)
    for (let copy = 1; copy * seed < articles; copy += 1) {
      const below = Math.min(seed, articles - copy * seed)
      database.exec('BEGIN')
      for (const table of tables) database.exec(copyOf({ database, table, copy, seed, below }))
      database.exec('COMMIT')
      onProgress(copy * seed + below, articles)
    }
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
}

/** The rows that copies are made of, each with the number of its story. */
function noteOriginals(database: Database.Database): void {
  const number = `CAST(substr(articles.slug, ${'story-'.length + 1}) AS integer)`
  database.exec(`CREATE TEMP TABLE of_articles AS SELECT id, ${number} AS n FROM articles`)
  database.exec(
    'CREATE TEMP TABLE of__articles_v AS SELECT v.id, o.n FROM _articles_v v JOIN of_articles o ON o.id = v.parent_id',
  )
  if (columnsOf(database, 'history').length === 0) return
  database.exec(
    'CREATE TEMP TABLE of_history AS SELECT h.id, o.n FROM history h JOIN of_articles o ON o.id = h.article_id',
  )
}

function copyOf({
  database,
  table,
  copy,
  seed,
  below,
}: {
  database: Database.Database
  table: Table
  copy: number
  seed: number
  below: number
}): string {
  const cells = columnsOf(database, table.name).flatMap(({ name, type }): [string, string][] => {
    // Nothing names these rows by their numbers: SQLite gives the next.
    if (name === 'id' && isNumber(type) && !isKind(table.name)) return []
    const cell = `t."${name}"`
    if (name === 'id') return [[name, isNumber(type) ? numberOf(cell, table.name, copy) : textOf(cell, copy)]]
    if (name === table.owner)
      return [[name, isNumber(type) ? numberOf(cell, table.of, copy) : textOf(cell, copy)]]
    if (table.name === 'history' && name === 'version') return [[name, textOf(cell, copy)]]
    if (/^(version_)?slug$/.test(name)) return [[name, `'story-' || (o.n + ${copy * seed})`]]
    if (/^(version_)?headline$/.test(name))
      return [[name, `rtrim(${cell}, '0123456789') || (o.n + ${copy * seed})`]]
    if (name.endsWith('_at')) return [[name, earlier(cell, copy * seed)]]
    return [[name, cell]]
  })
  return `INSERT INTO "${table.name}" (${cells.map(([name]) => `"${name}"`).join(', ')})
    SELECT ${cells.map(([, value]) => value).join(', ')}
    FROM temp."of_${table.of}" o CROSS JOIN "${table.name}" t ON t."${table.owner}" = o.id WHERE o.n < ${below}`
}

function columnsOf(database: Database.Database, table: string): { name: string; type: string }[] {
  return database.prepare(`SELECT name, type FROM pragma_table_info('${table}')`).all() as never
}

const isNumber = (type: string): boolean => type.toLowerCase() === 'integer'
const isKind = (table: string): boolean => ['articles', '_articles_v', 'history'].includes(table)

/** Numbers go on after the last original. */
function numberOf(cell: string, kind: string, copy: number): string {
  return `${cell} + ${copy} * (SELECT max(id) FROM temp."of_${kind}")`
}

/** A UUID keeps its random beginning and ends in the copy's number; an ObjectId begins with it in place of its time. */
function textOf(cell: string, copy: number): string {
  const hex = copy.toString(16)
  return `CASE length(${cell}) WHEN 36 THEN substr(${cell}, 1, 24) || '${hex.padStart(12, '0')}'
    ELSE '${hex.padStart(8, '0')}' || substr(${cell}, 9) END`
}

function earlier(cell: string, stories: number): string {
  return `strftime('%Y-%m-%dT%H:%M:%fZ', ${cell}, '-${(stories * BETWEEN_MS) / 1000} seconds')`
}
