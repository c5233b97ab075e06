'use client'

import { Button, useDocumentInfo, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'

import { act, setStage } from './act'
import { SayWhy } from './SayWhy'
import { StateLabel } from './StateLabel'
import { stepsFor, type Step } from './steps'
import { useStanding } from './useStanding'

/** A story's stage, and the actions from there. Replaces the field's select, since an action may need a note. */
export function StageField() {
  const { id, data } = useDocumentInfo()
  const standing = useStanding()
  const isModified = useFormModified()
  const [asking, setAsking] = useState<Step>()
  if (!id || !standing) return null
  const { killed } = (data ?? {}) as { killed?: { reason?: string | null } }
  const steps = stepsFor(standing.actions)

  const take = async (step: Step, words = '') => {
    setAsking(undefined)
    if (await doStep({ id, step, words })) window.location.reload()
  }

  return (
    <div className="field-type dateline-stage">
      <span className="field-label">Status</span>
      {standing.state.kind === 'killed' ? (
        <div className="dateline-notice" role="note">
          <strong>Killed</strong>
          <p>{killed?.reason}</p>
        </div>
      ) : (
        <p className="dateline-stage__now">
          <StateLabel state={standing.state} />
        </p>
      )}
      {asking?.ask ? (
        <SayWhy
          confirm={asking.label.replace('…', '')}
          isNeeded={asking.ask.isNeeded}
          label={asking.ask.label}
          onCancel={() => setAsking(undefined)}
          onSay={(words) => void take(asking, words)}
        />
      ) : (
        <div className="dateline-stage__steps">
          {steps.map((step) => (
            <Button
              buttonStyle={step.isGrave ? 'error' : 'secondary'}
              disabled={isModified && !step.isGrave}
              key={step.action}
              margin={false}
              onClick={() => (step.ask ? setAsking(step) : void take(step))}
              size="small"
            >
              {step.label}
            </Button>
          ))}
        </div>
      )}
      {isModified && steps.length > 0 && <p className="field-description">Save to continue.</p>}
    </div>
  )
}

async function doStep({
  id,
  step,
  words,
}: {
  id: number | string
  step: Step
  words: string
}): Promise<boolean> {
  if (step.action === 'approve') return setStage(id, 'ready')
  if (step.action === 'withdraw') return setStage(id, 'draft')
  const path = step.action === 'send-back' ? 'return' : step.action
  return act(id, path, step.ask && words ? { [step.ask.name]: words } : {})
}
