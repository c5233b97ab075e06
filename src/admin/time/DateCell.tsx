import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'

import { Time } from './Time'

/** List cell: a date. */
export function DateCell({
  cellData,
  collectionSlug,
  link,
  linkURL,
  rowData,
}: DefaultServerCellComponentProps) {
  const at: unknown = cellData
  const isTime = typeof at === 'string' || at instanceof Date
  const shown = isTime ? <Time at={new Date(at).toISOString()} /> : <span className="dateline-quiet">—</span>
  if (!link) return shown
  const { id } = rowData as { readonly id: string }
  return <Link href={linkURL ?? `/admin/collections/${collectionSlug}/${id}`}>{shown}</Link>
}
