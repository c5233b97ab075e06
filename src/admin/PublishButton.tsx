'use client'

import { PublishButton as PayloadPublishButton, useAuth } from '@payloadcms/ui'
import type { PublishButtonClientProps } from 'payload'

import type { User } from '../generated/payload-types'
import { AskFirst } from './findings/AskFirst'

/** Publishing is an editor's: a reporter reads so, instead of meeting a button that refuses him. An editor is asked first. */
export function PublishButton(props: PublishButtonClientProps) {
  const { user } = useAuth<User>()
  if (user?.role === 'reporter') return <span className="dateline-quiet">An editor publishes</span>
  return (
    <AskFirst>
      <PayloadPublishButton {...props} />
    </AskFirst>
  )
}
