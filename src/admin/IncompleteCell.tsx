import type { DefaultServerCellComponentProps } from 'payload'

/** List cell: marks people whose names need completing. */
export function IncompleteCell({ cellData }: DefaultServerCellComponentProps) {
  if (!cellData) return <span className="dateline-quiet">—</span>
  return <span className="dateline-flag">Surname only</span>
}
