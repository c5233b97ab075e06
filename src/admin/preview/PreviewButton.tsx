'use client'

import { Button, useDocumentInfo, useLivePreviewContext } from '@payloadcms/ui'

import { PANE_ID } from './pane'

/** Opens and closes the preview beside the form. Hidden for a story that was never saved. */
export function PreviewButton() {
  const { id } = useDocumentInfo()
  const { isLivePreviewing, setIsLivePreviewing } = useLivePreviewContext()
  if (!id) return null
  return (
    <Button
      buttonStyle="secondary"
      extraButtonProps={{ 'aria-controls': PANE_ID, 'aria-expanded': isLivePreviewing }}
      margin={false}
      onClick={() => setIsLivePreviewing(!isLivePreviewing)}
      size="medium"
    >
      {isLivePreviewing ? 'Close preview' : 'Preview'}
    </Button>
  )
}
