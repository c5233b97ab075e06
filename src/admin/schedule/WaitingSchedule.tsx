'use client'

import { Button } from '@payloadcms/ui'

import { timeInWords } from '../../schedule/inWords'
import type { Planned } from './planned'
import { ownZone } from './zones'

/** One schedule that waits: what, when, whose, and whether the story was saved since it was approved. */
export function WaitingSchedule({
  planned,
  savedAt,
  canChange,
  isModified,
  onApprove,
  onCancel,
  onChange,
}: {
  readonly planned: Planned
  /** When the story was saved last. */
  readonly savedAt: string
  readonly canChange: boolean
  readonly isModified: boolean
  readonly onApprove: () => void
  readonly onCancel: () => void
  readonly onChange: () => void
}) {
  const { action, at, by, isNewest, shown, timeZone, versionSavedAt } = planned
  const what = action === 'publish' ? 'Publish' : 'Unpublish'
  const zone = ownZone()
  return (
    <div className="dateline-schedule__waiting">
      <b>{what}</b>
      <time dateTime={at}>{shown}</time>
      {zone !== timeZone && (
        <span className="dateline-quiet">That is {timeInWords({ at: new Date(at), timeZone: zone })}.</span>
      )}
      {by?.name && <span className="dateline-quiet">By {by.name}</span>}
      {!isNewest && action === 'publish' && (
        <div className="dateline-notice">
          <p>
            The version of {momentOf(versionSavedAt, zone)} is scheduled and goes out as it is. The story was
            saved again at {momentOf(savedAt, zone)}.
          </p>
          {canChange && (
            <Button
              buttonStyle="secondary"
              disabled={isModified}
              margin={false}
              onClick={onApprove}
              size="small"
            >
              Approve the newest version
            </Button>
          )}
          {canChange && isModified && (
            <p className="dateline-quiet">Save first: only what is saved is approved.</p>
          )}
        </div>
      )}
      {canChange && (
        <div className="dateline-schedule__buttons">
          <Button
            aria-label={`Change: ${what}, ${shown}`}
            buttonStyle="secondary"
            margin={false}
            onClick={onChange}
            size="small"
          >
            Change
          </Button>
          <Button
            aria-label={`Cancel: ${what}, ${shown}`}
            buttonStyle="secondary"
            margin={false}
            onClick={onCancel}
            size="small"
          >
            Cancel
          </Button>
        </div>
      )}
    </div>
  )
}

/** `14:02:31`, on another day `24 Nov, 14:02:31`, as the editor's own clock has it. */
function momentOf(at: string | null, timeZone: string): string {
  if (!at) return 'another day'
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone })
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(new Date(at))
  const on = day.format(new Date(at))
  return on === day.format(new Date()) ? time : `${on}, ${time}`
}
