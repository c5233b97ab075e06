import type { DefaultServerCellComponentProps } from 'payload'

/** In lists: whether readers can see it, in a word. */
export function PublicCell({ cellData }: DefaultServerCellComponentProps) {
  return cellData ? <span>Public</span> : <span className="dateline-quiet">Not yet</span>
}
