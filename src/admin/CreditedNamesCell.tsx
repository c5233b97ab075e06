import type { DefaultServerCellComponentProps } from 'payload'

/** In lists: the names as the story prints them, instead of how many there are. */
export function CreditedNamesCell({ cellData }: DefaultServerCellComponentProps) {
  const rows: readonly { creditedAs?: string | null }[] = Array.isArray(cellData) ? cellData : []
  const names = rows.map(({ creditedAs }) => creditedAs).filter(Boolean)
  return names.length > 0 ? <span>{names.join(', ')}</span> : <span className="dateline-quiet">—</span>
}
