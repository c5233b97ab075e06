import { formatDate } from '@payloadcms/ui/shared'
import type { DefaultServerCellComponentProps } from 'payload'

/** In the list of stories: an embargo that still runs stands out, one that is over does not. */
export function EmbargoCell({ cellData, i18n, payload }: DefaultServerCellComponentProps) {
  if (typeof cellData !== 'string') return <span className="dateline-quiet">—</span>
  const until = formatDate({ date: cellData, i18n, pattern: payload.config.admin.dateFormat })
  return isRunning(cellData) ? (
    <span className="dateline-flag">{until}</span>
  ) : (
    <span className="dateline-quiet">{until}</span>
  )
}

function isRunning(until: string): boolean {
  return new Date(until) > new Date()
}
