import { Link } from '@payloadcms/ui'
import type { DefaultServerCellComponentProps } from 'payload'

import { ScheduleTime } from './ScheduleTime'

/** List cell of schedules: when it is due. */
export function TimeCell({ cellData, linkURL, rowData }: DefaultServerCellComponentProps) {
  if (typeof cellData !== 'string') return <span className="dateline-quiet">—</span>
  const { id, timeZone } = rowData as { id: string; timeZone?: string | null }
  return (
    <Link href={linkURL ?? `/admin/collections/schedules/${id}`}>
      <ScheduleTime at={cellData} timeZone={timeZone || 'UTC'} />
    </Link>
  )
}
