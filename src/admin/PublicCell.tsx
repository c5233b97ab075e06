import type { DefaultServerCellComponentProps } from 'payload'

/** List cell: whether the record is visible to readers. */
export function PublicCell({ cellData }: DefaultServerCellComponentProps) {
  return cellData ? <span>Public</span> : <span className="dateline-quiet">Not public</span>
}
