/** A row of a table: what stands under each heading. */
export type Row = Readonly<Record<string, string>>

/** What a record is to whoever asks for it. */
export interface Standing {
  readonly isOwn: boolean
  readonly isPublic: boolean
}

/** The tables of a page of Markdown, each by the heading over it. Throws where a row has not as many cells as its head. */
export function readTables(markdown: string): ReadonlyMap<string, readonly Row[]> {
  const tables = new Map<string, Row[]>()
  let heading = ''
  let head: string[] | undefined
  for (const line of markdown.split('\n')) {
    if (line.startsWith('#')) heading = line.replace(/^#+\s*/, '')
    if (!line.startsWith('|')) {
      head = undefined
      continue
    }
    const cells = cellsOf(line)
    if (!head) {
      head = cells
      continue
    }
    if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue
    if (cells.length !== head.length)
      throw new Error(`A row of “${heading}” has ${cells.length} cells: ${line}`)
    const rows = tables.get(heading) ?? []
    rows.push(Object.fromEntries(head.map((name, index) => [name, cells[index]!])))
    tables.set(heading, rows)
  }
  return tables
}

/** One row for each name, where a cell of this column has several: `authors, topics`. */
export const forEach = (column: string, rows: readonly Row[]): Row[] =>
  rows.flatMap((row) => row[column]!.split(', ').map((name) => ({ ...row, [column]: name })))

/** Whether a cell says yes to a record of this standing. Throws at a word that the legend does not have. */
export function allows(cell: string, { isOwn, isPublic }: Standing): boolean {
  if (cell === 'yes') return true
  if (cell === '–') return false
  return cell.split(' ').every((word) => {
    if (word === 'own') return isOwn
    if (word === 'public') return isPublic
    if (word === 'unpublished') return !isPublic
    throw new Error(`“${cell}” is not in the legend.`)
  })
}

/** Whether a field's cell has this mark. */
export function marks(cell: string, mark: 'r' | 'c' | 'u'): boolean {
  if (!/^(–|(?!$)r?c?u?)$/.test(cell)) throw new Error(`“${cell}” is not in the legend.`)
  return cell.includes(mark)
}

const cellsOf = (line: string): string[] =>
  line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'))
