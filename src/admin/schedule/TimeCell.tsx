import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'

import { timeInWords } from '../../schedule/inWords'

/** In the list of schedules: the time as it was chosen, in its own zone. */
export function TimeCell({ cellData, linkURL, rowData }: DefaultServerCellComponentProps) {
  if (typeof cellData !== 'string') return <span className="dateline-quiet">—</span>
  const { id, timeZone } = rowData as { id: string; timeZone?: string | null }
  const shown = timeInWords({ at: new Date(cellData), timeZone: timeZone || 'UTC' })
  return <Link href={linkURL ?? `/admin/collections/schedules/${id}`}>{shown}</Link>
}
