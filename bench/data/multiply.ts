import { BETWEEN_MS } from '../material/material'
import type { Column, Rows } from './databases'

interface Table {
  readonly name: string
  /** The column that identifies the owner of the row, and the table it refers to; for a story its own id. */
  readonly owner: string
  readonly of: Kind
}

const KINDS = ['articles', '_articles_v', 'history'] as const
type Kind = (typeof KINDS)[number]

/** The tables that store a story, on either side; tables that a side does not have are skipped. */
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
 * Multiplies the first `seed` stories of a database, which Payload itself has created, to `articles` stories: each copy has its own ids,
 * slug, number and dates, and all its rows. The statements work on both SQLite and PostgreSQL. Rebuild the read model afterwards.
 */
export async function multiply({
  rows,
  seed,
  articles,
  onProgress,
}: {
  rows: Rows
  seed: number
  articles: number
  onProgress: (done: number, of: number) => void
}): Promise<void> {
  const tables: (Table & { columns: readonly Column[] })[] = []
  for (const table of TABLES) {
    const columns = await rows.columnsOf(table.name)
    if (columns.length > 0) tables.push({ ...table, columns })
  }
  await noteOriginals({ rows, hasHistory: tables.some(({ name }) => name === 'history') })
  for (let copy = 1; copy * seed < articles; copy += 1) {
    const below = Math.min(seed, articles - copy * seed)
    await rows.run('BEGIN')
    for (const table of tables) await rows.run(copyOf({ ...table, copy, seed, below }))
    await rows.run('COMMIT')
    onProgress(copy * seed + below, articles)
  }
}

/** The rows that are copied, each with the number of its story. */
async function noteOriginals({ rows, hasHistory }: { rows: Rows; hasHistory: boolean }): Promise<void> {
  const number = `CAST(substr(articles.slug, ${'story-'.length + 1}) AS integer)`
  await rows.run(`CREATE TEMP TABLE of_articles AS SELECT id, ${number} AS n FROM articles`)
  await rows.run(
    'CREATE TEMP TABLE of__articles_v AS SELECT v.id, o.n FROM _articles_v v JOIN of_articles o ON o.id = v.parent_id',
  )
  if (!hasHistory) return
  await rows.run(
    'CREATE TEMP TABLE of_history AS SELECT h.id, o.n FROM history h JOIN of_articles o ON CAST(o.id AS text) = h.article_id',
  )
}

function copyOf({
  name: table,
  owner,
  of,
  columns,
  copy,
  seed,
  below,
}: Table & { columns: readonly Column[]; copy: number; seed: number; below: number }): string {
  const cells = columns.flatMap((column): [string, string][] => {
    const { name, type } = column
    const cell = `t."${name}"`
    // Nothing refers to these rows by id, so the engine assigns it.
    if (name === 'id' && isNumber(type) && !isKind(table)) return []
    if (name === 'id') return [[name, isNumber(type) ? numberOf(cell, table, copy) : textOf(column, copy)]]
    if (name === owner) return [[name, isNumber(type) ? numberOf(cell, of, copy) : textOf(column, copy)]]
    if (table === 'history' && name === 'version') return [[name, textOf(column, copy)]]
    if (/^(version_)?slug$/.test(name)) return [[name, `'story-' || (o.n + ${copy * seed})`]]
    if (/^(version_)?headline$/.test(name))
      return [[name, `rtrim(${cell}, '0123456789') || (o.n + ${copy * seed})`]]
    if (name.endsWith('_at')) return [[name, earlier(column, copy * seed)]]
    return [[name, cell]]
  })
  const { type = 'text' } = columns.find(({ name }) => name === owner) ?? {}
  // SQLite reads the first table of a CROSS JOIN first.
  return `INSERT INTO "${table}" (${cells.map(([name]) => `"${name}"`).join(', ')})
    SELECT ${cells.map(([, value]) => value).join(', ')}
    FROM "of_${of}" o CROSS JOIN "${table}" t WHERE t."${owner}" = CAST(o.id AS ${type}) AND o.n < ${below}`
}

const isNumber = (type: string): boolean => type.toLowerCase() === 'integer'
const isKind = (table: string): boolean => KINDS.some((kind) => kind === table)

/** Ids continue after the last original. */
function numberOf(cell: string, kind: string, copy: number): string {
  return `${cell} + ${copy} * (SELECT max(id) FROM "of_${kind}")`
}

/** A UUID keeps its random prefix and ends in the copy's number; an ObjectId starts with the number in place of its timestamp. */
function textOf({ name, type }: Column, copy: number): string {
  const hex = copy.toString(16)
  const text = `CAST(t."${name}" AS text)`
  const copied = `CASE length(${text}) WHEN 36 THEN substr(${text}, 1, 24) || '${hex.padStart(12, '0')}'
    ELSE '${hex.padStart(8, '0')}' || substr(${text}, 9) END`
  return `CAST(${copied} AS ${type})`
}

/** SQLite stores a timestamp as text. */
function earlier({ name, type }: Column, stories: number): string {
  const seconds = (stories * BETWEEN_MS) / 1000
  return type.startsWith('timestamp')
    ? `t."${name}" - interval '${seconds} seconds'`
    : `strftime('%Y-%m-%dT%H:%M:%fZ', t."${name}", '-${seconds} seconds')`
}
