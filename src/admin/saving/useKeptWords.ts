'use client'

import { useAllFormFields, useForm, useFormModified } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useCallback, useEffect, useRef, useState } from 'react'

import { compareStories, type Difference } from '../../articles/compare/stories'
import { shelf, tabName } from './browser'
import { dropKept, findKept, keepWords, type Found } from './keptWords'

/** Changes are stored half a second after typing pauses, and each second while it continues. */
const PAUSE_MS = 500
const LONGEST_MS = 1_000

export interface Waiting {
  readonly found: Found
  readonly differences: readonly Difference[]
  /** The form shows another version than the one the changes are based on. */
  readonly wasSavedSince: boolean
}

/**
 * Stores unsaved changes of the form in this browser, by account and story, and finds earlier ones. `isKeeping` is
 * false if the browser has no room or no storage.
 */
export function useKeptWords({
  user,
  story,
  base,
}: {
  user: string | undefined
  story: string | undefined
  base: () => string | undefined
}) {
  const { getData, setModified, reset } = useForm()
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  const [isKeeping, setIsKeeping] = useState(true)
  const [waiting, setWaiting] = useState<Waiting>()
  const dirtySince = useRef<number>(undefined)
  const latest = useRef({ fields, isModified })

  const keepNow = useCallback(() => {
    if (!user || !latest.current.isModified || dirtySince.current === undefined) return
    dirtySince.current = undefined
    const words = { at: Date.now(), base: base(), data: reduceFieldsToValues(latest.current.fields, true) }
    setIsKeeping(keepWords({ shelf: shelf(), place: { user, story, tab: tabName() }, words }))
  }, [base, story, user])

  useEffect(() => {
    latest.current = { fields, isModified }
    if (!isModified) return
    const now = Date.now()
    dirtySince.current ??= now
    const left = Math.max(0, Math.min(PAUSE_MS, dirtySince.current + LONGEST_MS - now))
    const timer = setTimeout(keepNow, left)
    return () => clearTimeout(timer)
  }, [fields, isModified, keepNow])

  // A window may be closed, or suspended and discarded, without a further event.
  useEffect(() => {
    const whenHidden = () => {
      if (document.visibilityState === 'hidden') keepNow()
    }
    window.addEventListener('pagehide', keepNow)
    document.addEventListener('visibilitychange', whenHidden)
    return () => {
      window.removeEventListener('pagehide', keepNow)
      document.removeEventListener('visibilitychange', whenHidden)
      keepNow()
    }
  }, [keepNow])

  const look = useCallback(() => {
    if (!user) return
    const current = getData()
    for (const found of findKept({ shelf: shelf(), place: { user, story }, now: Date.now() })) {
      const differences = compareStories({ from: current, to: found.data, nameOf: (_collection, id) => id })
      if (differences.length > 0) {
        setWaiting({ found, differences, wasSavedSince: found.base !== base() })
        return
      }
      dropKept({ shelf: shelf(), at: found.key })
    }
    setWaiting(undefined)
  }, [base, getData, story, user])

  const forget = useCallback(() => {
    dirtySince.current = undefined
    if (user) dropKept({ shelf: shelf(), at: { user, story, tab: tabName() } })
  }, [story, user])

  const discard = useCallback(() => {
    if (waiting) dropKept({ shelf: shelf(), at: waiting.found.key })
    look()
  }, [look, waiting])

  /** Fills the form with the stored changes. They stay stored until saved. */
  const restore = useCallback(async () => {
    if (!waiting) return
    setWaiting(undefined)
    await reset({ ...getData(), ...waiting.found.data })
    dirtySince.current = Date.now()
    setModified(true)
    if (user && !waiting.found.key.endsWith(`:${tabName()}`)) {
      dropKept({ shelf: shelf(), at: waiting.found.key })
    }
  }, [getData, reset, setModified, user, waiting])

  return { discard, forget, isKeeping, look, restore, setModified, waiting }
}
