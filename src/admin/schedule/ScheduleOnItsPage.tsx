'use client'

import { Link, useAuth, useDocumentInfo } from '@payloadcms/ui'

import type { Schedule, User } from '../../generated/payload-types'
import { SchedulePanel } from './SchedulePanel'
import { idOf } from '../../relations'
import { isEditorRole } from '../../roles'

/** On a schedule's own page: its story, with the same controls as there. */
export function ScheduleOnItsPage() {
  const { data } = useDocumentInfo()
  const { user } = useAuth<User>()
  const article = (data as Partial<Schedule> | undefined)?.article
  const articleId = idOf(article)
  if (!articleId) return <p className="dateline-quiet">The story was deleted.</p>
  return (
    <div className="field-type">
      <p>
        <Link href={`/admin/collections/articles/${articleId}`}>Open the story</Link>
      </p>
      <SchedulePanel articleId={articleId} canChange={isEditorRole(user?.role)} />
    </div>
  )
}
