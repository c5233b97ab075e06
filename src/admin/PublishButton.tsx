'use client'

import { PublishButton as PayloadPublishButton, useAuth, useDocumentInfo } from '@payloadcms/ui'
import type { PublishButtonClientProps } from 'payload'

import type { User } from '../generated/payload-types'
import { useStanding } from './desk/useStanding'
import { AskFirst } from './findings/AskFirst'
import { isReporterRole } from '../roles'

/** Only editors publish: reporters see a note instead of a button that would be rejected. Editors confirm first. */
export function PublishButton(props: PublishButtonClientProps) {
  const { user } = useAuth<User>()
  const { id } = useDocumentInfo()
  const standing = useStanding()
  if (isReporterRole(user?.role)) return <span className="dateline-quiet">Only editors can publish</span>
  if (id && standing?.state.kind === 'killed')
    return <span className="dateline-quiet">Killed: can’t be published</span>
  const isPublic = standing?.actions.includes('unpublish')
  return (
    <AskFirst>
      <PayloadPublishButton {...props} label={isPublic ? 'Publish changes' : 'Publish'} />
    </AskFirst>
  )
}
