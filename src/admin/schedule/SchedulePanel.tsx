'use client'

import { Button, toast } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'

import { standingChanged } from '../desk/useStanding'
import { Time } from '../time/Time'
import { fetchPlan, order, type StoryPlan } from './ask'
import type { Planned } from './planned'
import { ScheduleForm } from './ScheduleForm'
import { WaitingSchedule } from './WaitingSchedule'

/** A story's pending schedules with their actions, the last that failed, and a form for a new one. */
export function SchedulePanel({
  articleId,
  canChange,
  isModified = false,
  savedAt,
}: {
  readonly articleId: string
  readonly canChange: boolean
  /** The form has changes that no version has yet. */
  readonly isModified?: boolean
  /** Changes with each save, to load the schedules again. */
  readonly savedAt?: number
}) {
  const heading = useId()
  const [plan, setPlan] = useState<StoryPlan>()
  const [open, setOpen] = useState<string>()
  const box = useRef<HTMLElement>(null)

  const [changes, setChanges] = useState(0)
  const asked = `${savedAt}-${changes}`

  useEffect(() => {
    let isOver = false
    const look = async () => {
      const found = await fetchPlan({ articleId, asked })
      if (!isOver) setPlan(found)
    }
    void look()
    return () => {
      isOver = true
    }
  }, [articleId, asked])

  const send = async (method: 'POST' | 'DELETE', body: object) => {
    const { isDone, message } = await order({ articleId, method, body })
    // A toast makes a list of what follows a colon; times have one.
    toast[isDone ? 'success' : 'error'](<span>{message}</span>)
    setChanges((count) => count + 1)
    standingChanged()
    if (isDone) close()
  }
  const close = () => {
    setOpen(undefined)
    box.current?.focus()
  }

  if (!plan) return null
  const waiting = plan.docs.filter(({ state }) => state === 'waiting')
  const [last] = plan.docs.filter(({ state }) => state !== 'waiting')
  if (!canChange && waiting.length === 0 && last?.state !== 'failed') return null
  return (
    <section aria-labelledby={heading} className="dateline-schedule" ref={box} tabIndex={-1}>
      <h3 id={heading}>Schedule</h3>
      {waiting.length === 0 && <p className="dateline-quiet">Nothing scheduled.</p>}
      {last?.state === 'failed' && <Failed planned={last} />}
      <ul>
        {waiting.map((planned) => (
          <li key={planned.id}>
            <WaitingSchedule
              canChange={canChange}
              isModified={isModified}
              planned={planned}
              savedAt={plan.newest.savedAt}
              onApprove={() =>
                void send('POST', { id: planned.id, approve: true, version: plan.newest.version })
              }
              onCancel={() => void send('DELETE', { id: planned.id })}
              onChange={() => setOpen(planned.id)}
            />
            {open === planned.id && (
              <ScheduleForm
                embargoedUntil={plan.embargoedUntil}
                planned={planned}
                onClose={close}
                onSend={(body) => send('POST', { ...body, id: planned.id })}
              />
            )}
          </li>
        ))}
      </ul>
      {canChange && open === 'new' && (
        <ScheduleForm
          embargoedUntil={plan.embargoedUntil}
          isModified={isModified}
          onClose={close}
          onSend={(body) => send('POST', { ...body, version: plan.newest.version })}
        />
      )}
      {canChange && open !== 'new' && (
        <Button buttonStyle="secondary" margin={false} onClick={() => setOpen('new')} size="medium">
          Schedule…
        </Button>
      )}
    </section>
  )
}

function Failed({ planned: { action, at, failure } }: { readonly planned: Planned }) {
  return (
    <output className="dateline-notice">
      <b>A schedule failed</b>
      <span>
        {action === 'publish' ? 'Publish' : 'Unpublish'}, <Time at={at} />. {failure}
      </span>
    </output>
  )
}
