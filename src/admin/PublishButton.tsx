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
  if (isReporterRole(user?.role)) return <span className="dateline-quiet">An editor publishes</span>
  if (id && standing?.state.kind === 'killed')
    return <span className="dateline-quiet">Killed: can’t be published</span>
  return (
    <AskFirst>
      <PayloadPublishButton {...props} />
    </AskFirst>
  )
}
