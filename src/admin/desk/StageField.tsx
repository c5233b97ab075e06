'use client'

import { Button, useAuth, useDocumentInfo, useField, useFormModified } from '@payloadcms/ui'
import { useState } from 'react'

import type { Article, User } from '../../generated/payload-types'
import { act, setStage } from './act'
import { SayWhy } from './SayWhy'
import { stepsFor, type Step } from './steps'

const STAGES = { draft: 'Draft', 'in-review': 'In review', ready: 'Ready' } as const

/** Where a story stands, and the steps from there. In place of the field's select: a step may need a word. */
export function StageField({ path }: { readonly path: string }) {
  const { id, data, hasPublishedDoc } = useDocumentInfo()
  const { user } = useAuth<User>()
  const { value } = useField<NonNullable<Article['stage']>>({ path })
  const isModified = useFormModified()
  const [asking, setAsking] = useState<Step>()
  if (!id) return null
  const story = (data ?? {}) as Partial<Article>
  const stage = value ?? 'draft'
  const { killed } = story
  const steps = stepsFor({ role: user?.role, story: { _status: story._status, killed, stage } })
  const isPublic = story._status === 'published' && hasPublishedDoc

  const take = async (step: Step, words = '') => {
    setAsking(undefined)
    if (await doStep({ id, step, words })) window.location.reload()
  }

  return (
    <div className="field-type dateline-stage">
      <span className="field-label">Stage</span>
      {killed?.at ? (
        <div className="dateline-notice" role="note">
          <strong>Killed</strong>
          <p>{killed.reason}</p>
        </div>
      ) : (
        <p className="dateline-stage__now">{isPublic ? 'Published' : STAGES[stage]}</p>
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
      {isModified && steps.length > 0 && <p className="field-description">Save first.</p>}
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
  if (step.action === 'make-ready') return setStage(id, 'ready')
  if (step.action === 'take-back') return setStage(id, 'draft')
  return act(id, step.action, step.ask && words ? { [step.ask.name]: words } : {})
}
