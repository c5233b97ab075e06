'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'

import { instantsAt, parseInstant } from '../../articles/schedule/instant'
import { localTime, timeInWords } from '../../articles/schedule/inWords'
import { isObjection } from '../../articles/schedule/objection'
import type { Planned } from './planned'

interface Plan {
  readonly action: Planned['action']
  readonly at: string
  readonly timeZone: string
}

/** Action, time and time zone; shows how the time is understood before it is sent. */
export function ScheduleForm({
  planned,
  embargoedUntil,
  isModified = false,
  onSend,
  onClose,
}: {
  /** The schedule to change; without it a new one is created. */
  readonly planned?: Planned
  readonly embargoedUntil: string | null
  readonly isModified?: boolean
  readonly onSend: (plan: Plan) => Promise<void>
  readonly onClose: () => void
}) {
  const [action, setAction] = useState<Planned['action']>(planned?.action ?? 'publish')
  const [timeZone, setTimeZone] = useState(planned?.timeZone ?? ownZone())
  const [at, setAt] = useState(() => firstTime({ planned, embargoedUntil, timeZone }))
  const [which, setWhich] = useState('')
  const [isSending, setSending] = useState(false)
  const name = useId()
  const first = useRef<HTMLSelectElement>(null)
  useEffect(() => first.current?.focus(), [])

  // In autumn an hour occurs twice: the user then chooses which.
  const both = instantsAt({ at, timeZone })
  const chosen = both.length > 1 ? both.find((each) => each.toISOString() === which)?.toISOString() : at
  const moment = chosen ? parseInstant({ at: chosen, timeZone }) : undefined
  const send = async () => {
    if (!chosen) return
    setSending(true)
    await onSend({ action, at: chosen, timeZone })
    setSending(false)
  }
  return (
    <fieldset className="dateline-schedule__form">
      <legend>{planned ? 'Change schedule' : 'New schedule'}</legend>
      <label htmlFor={`${name}-action`}>Action</label>
      <select
        id={`${name}-action`}
        onChange={({ target }) => setAction(target.value as Planned['action'])}
        ref={first}
        value={action}
      >
        <option value="publish">Publish</option>
        <option value="unpublish">Unpublish</option>
      </select>
      <label htmlFor={`${name}-at`}>Date and time</label>
      <input
        id={`${name}-at`}
        onChange={({ target }) => setAt(target.value)}
        type="datetime-local"
        value={at}
      />
      <label htmlFor={`${name}-zone`}>Time zone</label>
      <select id={`${name}-zone`} onChange={({ target }) => setTimeZone(target.value)} value={timeZone}>
        {zonesToChoose(timeZone).map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </select>
      {both.length > 1 && (
        <fieldset>
          <legend>The clocks go back, so this time occurs twice. Which one?</legend>
          {both.map((each) => (
            <label key={each.toISOString()}>
              <input
                checked={which === each.toISOString()}
                name={`${name}-which`}
                onChange={() => setWhich(each.toISOString())}
                type="radio"
              />{' '}
              {timeInWords({ at: each, timeZone })}
            </label>
          ))}
        </fieldset>
      )}
      <p aria-live="polite" className="dateline-schedule__shown">
        {moment && (isObjection(moment) ? moment.message : timeInWords({ at: moment.instant, timeZone }))}
      </p>
      {isModified && (
        <p className="dateline-quiet">Save first; the last saved version is what gets scheduled.</p>
      )}
      <div className="dateline-schedule__buttons">
        <Button
          disabled={isSending || isModified || !moment || isObjection(moment)}
          margin={false}
          onClick={() => void send()}
          size="small"
        >
          {planned ? 'Change schedule' : 'Schedule'}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onClose} size="small">
          Close
        </Button>
      </div>
    </fieldset>
  )
}

/** The time planned, else the end of a running embargo, else the next full hour. */
function firstTime({
  planned,
  embargoedUntil,
  timeZone,
}: {
  planned?: Planned
  embargoedUntil: string | null
  timeZone: string
}): string {
  if (planned) return localTime({ at: new Date(planned.at), timeZone })
  const hour = 3_600_000
  const next = new Date(Math.ceil(Date.now() / hour) * hour)
  const end = embargoedUntil ? new Date(embargoedUntil) : next
  // The field has no seconds: rounded up, not to be before the end.
  const whole = new Date(Math.ceil(end.valueOf() / 60_000) * 60_000)
  return localTime({ at: end > new Date() ? whole : next, timeZone })
}

/** The time zones to choose from: the chosen one and the browser's first, then all that the browser knows. */
function zonesToChoose(chosen: string): readonly string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return [...new Set([chosen, ownZone(), 'UTC', ...known])]
}

/** The editor's own time zone, as the browser reports it. */
function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}
