'use client'

import { Time } from '../time/Time'
import { useStanding } from './useStanding'

/** Above the story: an editor's reason for sending it back, or the reporter's note on submitting it, until it is answered. */
export function HandoverNotice() {
  const { handover } = useStanding() ?? {}
  if (!handover?.kind || (handover.kind === 'submitted' && !handover.note)) return null
  return (
    <div className="dateline-notice dateline-handover" role="note">
      <strong>
        {handover.kind === 'returned' ? 'Sent back' : 'Note to the editor'}
        {handover.byName && ` by ${handover.byName}`}
      </strong>{' '}
      {handover.at && (
        <span className="dateline-quiet">
          <Time at={handover.at} />
        </span>
      )}
      {handover.note && <p>{handover.note}</p>}
    </div>
  )
}
