'use client'

import { Button } from '@payloadcms/ui'

import { Time } from '../time/Time'
import type { Planned } from './planned'
import { ScheduleTime } from './ScheduleTime'

/** A pending schedule: action, time, creator, and whether the story was saved since it was approved. */
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
  /** When the story was last saved. */
  readonly savedAt: string
  readonly canChange: boolean
  readonly isModified: boolean
  readonly onApprove: () => void
  readonly onCancel: () => void
  readonly onChange: () => void
}) {
  const { action, at, by, isNewest, shown, timeZone, versionSavedAt } = planned
  const what = action === 'publish' ? 'Publish' : 'Unpublish'
  return (
    <div className="dateline-schedule__waiting">
      <b>{what}</b>
      <span>
        <ScheduleTime at={at} timeZone={timeZone} />
      </span>
      {by?.name && <span className="dateline-quiet">Scheduled by {by.name}</span>}
      {!isNewest && action === 'publish' && (
        <div className="dateline-notice">
          <p>
            {versionSavedAt ? (
              <>
                The version saved at <Time at={versionSavedAt} withSeconds />
              </>
            ) : (
              'An earlier version'
            )}{' '}
            is scheduled and will be published as it is. The story was saved again at{' '}
            <Time at={savedAt} withSeconds />.
          </p>
          {canChange && (
            <Button
              buttonStyle="secondary"
              disabled={isModified}
              margin={false}
              onClick={onApprove}
              size="small"
            >
              Schedule the latest version
            </Button>
          )}
          {canChange && isModified && (
            <p className="dateline-quiet">Save first; the last saved version is what gets scheduled.</p>
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
