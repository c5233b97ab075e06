import type { DefaultServerCellComponentProps } from 'payload'

import { Time } from './time/Time'

/** In the list of stories: an embargo that still runs stands out, one that is over does not. */
export function EmbargoCell({ cellData }: DefaultServerCellComponentProps) {
  if (typeof cellData !== 'string') return <span className="dateline-quiet">—</span>
  return (
    <span className={isRunning(cellData) ? 'dateline-flag' : 'dateline-quiet'}>
      <Time at={cellData} />
    </span>
  )
}

function isRunning(until: string): boolean {
  return new Date(until) > new Date()
}
