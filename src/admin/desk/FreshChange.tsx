'use client'

import { useDocumentInfo, useField } from '@payloadcms/ui'
import { useEffect } from 'react'

import type { Article } from '../../generated/payload-types'

/**
 * A published version says what kind of change it was. The next change says so anew: opened, the form begins without
 * a word, else “minor” would be said of every change after the first.
 */
export function FreshChange() {
  const { data } = useDocumentInfo()
  const kind = useField<Article['changeKind']>({ path: 'changeKind' })
  const noneNeeded = useField<boolean>({ path: 'noCorrectionNeeded' })
  const updatedAt = (data as Partial<Article> | undefined)?.updatedAt
  const isPublished = (data as Partial<Article> | undefined)?._status === 'published'
  useEffect(() => {
    if (!isPublished) return
    kind.setValue(null, true)
    noneNeeded.setValue(false, true)
    // Once for each version that is opened or saved, not for each word that is typed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isPublished, updatedAt])
  return null
}
