'use client'

import { useDocumentInfo, useField } from '@payloadcms/ui'
import { useEffect } from 'react'

import type { Article } from '../../generated/payload-types'

/**
 * Clears the kind of change when a published version is opened or saved: each change states its own, or “minor” would
 * apply to every change after the first.
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
    // Once per version that is opened or saved, not per keystroke.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isPublished, updatedAt])
  return null
}
