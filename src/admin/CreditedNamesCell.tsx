import type { DefaultServerCellComponentProps } from 'payload'

import { rowsOf } from '../relations'
import { nameOf } from './nameOf'
import { PersonName } from './PersonName'

type Row = Readonly<Record<string, unknown>>

/** List cell: the names as the story prints them, instead of their number. */
export function CreditedNamesCell({ cellData }: DefaultServerCellComponentProps) {
  const rows = rowsOf<Row>(cellData)
  if (rows.length === 0) return <span className="dateline-quiet">—</span>
  return (
    <span>
      {rows.map((row, index) => (
        <span key={String(row.id ?? index)}>
          {index > 0 && ', '}
          {nameOf(row.creditedAs) ??
            ('author' in row ? (
              <PersonName collection="authors" person={row.author} />
            ) : (
              <PersonName collection="contributors" person={row.contributor} />
            ))}
        </span>
      ))}
    </span>
  )
}
