'use client'

import { useAuth, useDocumentInfo, useFormModified } from '@payloadcms/ui'

import type { User } from '../../generated/payload-types'
import { SchedulePanel } from './SchedulePanel'

/** In a story's sidebar: what is planned for it. A story that was never saved has no version to plan with. */
export function ScheduleField() {
  const { id, lastUpdateTime, isTrashed } = useDocumentInfo()
  const { user } = useAuth<User>()
  const isModified = useFormModified()
  if (!id || isTrashed) return null
  return (
    <div className="field-type">
      <SchedulePanel
        articleId={String(id)}
        canChange={user?.role === 'admin' || user?.role === 'editor'}
        isModified={isModified}
        savedAt={lastUpdateTime}
      />
    </div>
  )
}
