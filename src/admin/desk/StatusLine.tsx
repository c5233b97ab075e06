'use client'

import { StateLabel } from './StateLabel'
import { useStanding } from './useStanding'

/** Beside the buttons of a story: its state. Payload’s own line knows only draft and published. */
export function StatusLine() {
  const standing = useStanding()
  return standing ? (
    <div className="status">
      <StateLabel state={standing.state} />
    </div>
  ) : null
}
