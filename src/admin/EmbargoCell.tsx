import type { DefaultServerCellComponentProps } from 'payload'

import { Time } from './time/Time'

/** List cell: highlights an embargo that is still running. */
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
