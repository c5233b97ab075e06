'use client'

import { useAuth, useDocumentInfo } from '@payloadcms/ui'
import { useCallback, useEffect, useRef, useState } from 'react'

import type { User } from '../../generated/payload-types'
import { AlsoHere } from './AlsoHere'
import { toConflict, type Conflict } from './conflict'
import { ConflictDialog } from './ConflictDialog'
import { KeptNotice } from './KeptNotice'
import { watchSaves } from './saves'
import { useKeptWords } from './useKeptWords'
import { SESSION_ENDED } from './saveMessages'

/**
 * Protects the form of a story against lost changes. Every save states which version it started from; if another user
 * saved meanwhile, both texts are shown; unsaved changes are kept in this browser, and offered when the story is
 * opened.
 */
export function Saving() {
  const { id } = useDocumentInfo()
  const story = id === undefined || id === null ? undefined : String(id)
  return <OpenStory key={story ?? 'new'} story={story} />
}

function OpenStory({ story }: { readonly story: string | undefined }) {
  const { initialData, savedDocumentData } = useDocumentInfo()
  const { user } = useAuth<User>()
  const loaded = (savedDocumentData ?? initialData) as { updatedAt?: string } | undefined
  const base = useRef(loaded?.updatedAt)
  const [conflict, setConflict] = useState<Conflict>()
  const [failure, setFailure] = useState<string>()
  const baseNow = useCallback(() => base.current, [])
  const kept = useKeptWords({ user: user?.id, story, base: baseNow })
  const { forget, look, restore, setModified, waiting } = kept

  useEffect(
    () =>
      watchSaves({
        id: story,
        base: baseNow,
        onFailed: setFailure,
        onSaved: ({ doc, isForm }) => {
          if (story !== undefined && doc.id !== story) return
          base.current = doc.updatedAt
          setFailure(undefined)
          setConflict(undefined)
          if (isForm) forget()
        },
        onStale: ({ data, request }) => setConflict(toConflict(request, data)),
      }),
    [baseNow, forget, story],
  )
  // Once, when the form is ready: what is kept later comes from this window.
  const hasLooked = useRef(false)
  useEffect(() => {
    if (hasLooked.current || !user) return
    hasLooked.current = true
    look()
  }, [look, user])

  const reload = ({ isSettled }: { isSettled: boolean }) => {
    if (isSettled) {
      forget()
      setModified(false)
    }
    setConflict(undefined)
    // Payload asks before a window with unsaved changes is left; here they are kept or resolved.
    setTimeout(() => window.location.reload(), 0)
  }
  const restoreKept = async () => {
    // Based on the version they were typed over: a save then reports whatever was saved since.
    if (waiting?.found.base) base.current = waiting.found.base
    await restore()
  }

  return (
    <>
      <AlsoHere />
      {failure && (
        <div className="dateline-notice" role="alert">
          <strong>Not saved</strong>
          <p>
            {failure}{' '}
            {failure === SESSION_ENDED && (
              <a href="/admin/login" rel="noreferrer" target="_blank">
                Sign in in a new window, then save here
              </a>
            )}
          </p>
        </div>
      )}
      {waiting && (
        <KeptNotice onDiscard={kept.discard} onRestore={() => void restoreKept()} waiting={waiting} />
      )}
      {!kept.isKeeping && (
        <output className="dateline-quiet">
          This browser has no space to keep unsaved changes. Save often.
        </output>
      )}
      {conflict && (
        <ConflictDialog
          conflict={conflict}
          key={conflict.savedAt}
          onAgain={setConflict}
          onClose={() => setConflict(undefined)}
          onReload={reload}
        />
      )}
    </>
  )
}
