'use client'

import { useLivePreviewContext } from '@payloadcms/ui'
import { useState } from 'react'

import { useStanding } from '../desk/useStanding'
import { PANE_ID, WIDTHS, type Width } from './pane'
import { PreviewFrame } from './PreviewFrame'
import { ShareLinks } from './ShareLinks'
import { usePreviewPage } from './usePreviewPage'

/** The story beside its form, as readers will see it, at two widths; with links to share it. */
export function PreviewPane() {
  const { isLivePreviewing } = useLivePreviewContext()
  const { html, problem } = usePreviewPage()
  const [width, setWidth] = useState<Width>('desktop')
  const [isSharing, setIsSharing] = useState(false)
  const canShare = useStanding()?.actions.includes('share') ?? false
  if (!isLivePreviewing) return null
  return (
    <section aria-label="Preview" className="dateline-preview" id={PANE_ID}>
      <div className="dateline-preview__bar">
        <fieldset aria-label="Width">
          {Object.entries(WIDTHS).map(([name, { label }]) => (
            <button
              aria-pressed={width === name}
              key={name}
              onClick={() => setWidth(name as Width)}
              type="button"
            >
              {label}
            </button>
          ))}
        </fieldset>
        {canShare && (
          <button
            aria-controls="dateline-share"
            aria-expanded={isSharing}
            onClick={() => setIsSharing(!isSharing)}
            type="button"
          >
            Share a link
          </button>
        )}
      </div>
      {canShare && isSharing && <ShareLinks />}
      <output className="dateline-preview__problem">
        {problem && `The preview does not show your latest changes. ${problem}`}
      </output>
      {html !== '' && <PreviewFrame html={html} width={width} />}
    </section>
  )
}
