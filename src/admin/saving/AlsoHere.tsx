'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

import type { User } from '../../generated/payload-types'

/**
 * Shows who else edits this story. Payload would interrupt typing with a dialog over the whole page; since the second
 * user to save sees both texts, a line above the form is enough. If the story was locked when it was opened, Payload's
 * dialog stays: it asks whether to read or to take over, and until then the form is closed.
 */
export function AlsoHere() {
  const { currentEditor, documentIsLocked, documentLockState } = useDocumentInfo()
  const { user } = useAuth<User>()
  const isFirst = useRef(true)
  useEffect(() => {
    if (!isFirst.current) return
    isFirst.current = false
    if (!documentIsLocked) skipDialog(documentLockState)
  }, [documentIsLocked, documentLockState])

  if (!documentIsLocked || typeof currentEditor !== 'object' || !currentEditor) return null
  if (!user || currentEditor.id === user.id) return null
  return (
    <p className="dateline-also">
      <strong>{(currentEditor as Partial<User>).name ?? 'Another user'}</strong> is also editing this story.
      The second of you to save can compare both versions.
    </p>
  )
}

/** Marks the dialog as already shown, for a story that was not locked. */
function skipDialog(lock: ReturnType<typeof useDocumentInfo>['documentLockState']): void {
  Object.assign(lock, { current: { hasShownLockedModal: true, isLocked: false, user: null } })
}
