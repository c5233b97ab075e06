'use client'

import { useDocumentInfo, useFormModified } from '@payloadcms/ui'

import { useStanding } from '../desk/useStanding'
import { SchedulePanel } from './SchedulePanel'

/** In a story's sidebar: its schedules. A story that was never saved has no version to schedule. */
export function ScheduleField() {
  const { id, lastUpdateTime, isTrashed } = useDocumentInfo()
  const standing = useStanding()
  const isModified = useFormModified()
  if (!id || isTrashed) return null
  return (
    <div className="field-type">
      <SchedulePanel
        articleId={String(id)}
        canChange={standing?.actions.includes('schedule') ?? false}
        isModified={isModified}
        savedAt={lastUpdateTime}
      />
    </div>
  )
}
