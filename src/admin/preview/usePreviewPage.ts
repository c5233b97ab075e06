import { useAllFormFields, useDocumentInfo, useFormModified, useLivePreviewContext } from '@payloadcms/ui'
import { reduceFieldsToValues } from 'payload/shared'
import { useEffect, useRef, useState } from 'react'

import { askStory } from './ask'

/** Long enough to finish a word, short enough to seem immediate. */
const PAUSE_MS = 350

export interface PreviewPage {
  /** The page as HTML; empty until first loaded. */
  readonly html: string
  /** Why the page does not match the form; empty if it does. */
  readonly problem: string
}

/** The page of the story in the form, loaded again after each pause in typing. */
export function usePreviewPage(): PreviewPage {
  const { id, data: saved } = useDocumentInfo()
  const { isLivePreviewing } = useLivePreviewContext()
  const [fields] = useAllFormFields()
  const isModified = useFormModified()
  const [page, setPage] = useState<PreviewPage>({ html: '', problem: '' })
  const shown = useRef('')
  const savedAt = (saved as { updatedAt?: string } | undefined)?.updatedAt

  useEffect(() => {
    if (!isLivePreviewing || !id) return
    const aborter = new AbortController()
    const ask = async () => {
      const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
      const body = { data: reduceFieldsToValues(fields, true), isUnsaved: isModified, timeZone }
      const asked = JSON.stringify([body, savedAt])
      if (asked === shown.current) return
      const { signal } = aborter
      const answer = await askStory<string>({ id, action: 'preview', method: 'POST', body, signal })
      if (!answer) return
      if (answer.ok) shown.current = asked
      setPage(({ html }) =>
        answer.ok ? { html: answer.body, problem: '' } : { html, problem: answer.message },
      )
    }
    const timer = setTimeout(() => void ask(), shown.current ? PAUSE_MS : 0)
    return () => {
      clearTimeout(timer)
      aborter.abort()
    }
  }, [fields, id, isLivePreviewing, isModified, savedAt])

  return page
}
