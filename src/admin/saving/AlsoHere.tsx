'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useEffect, useRef } from 'react'

import type { User } from '../../generated/payload-types'

/**
 * Who else writes in this story. Payload would stop whoever types with a dialog over the whole page; since both texts are
 * shown to whoever saves second, a line above the form is enough. Where somebody was in it before, its dialog stays:
 * it asks whether to read or to take over, and until then the form is closed.
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
      <strong>{(currentEditor as Partial<User>).name ?? 'Somebody else'}</strong> is writing here too. Whoever
      saves second is shown both texts.
    </p>
  )
}

/** As if the dialog had been shown, of a story that nobody had open. */
function skipDialog(lock: ReturnType<typeof useDocumentInfo>['documentLockState']): void {
  Object.assign(lock, { current: { hasShownLockedModal: true, isLocked: false, user: null } })
}
