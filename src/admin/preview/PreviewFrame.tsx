'use client'

import { useEffect, useRef, useState } from 'react'

import { WIDTHS, type Width } from './pane'

/**
 * The page in a frame as wide as a phone or a desktop, scaled down to fit. It contains no script, and neither the frame
 * nor the panel's policy allows one. It has the panel's origin, so that pictures load with the user's session, and
 * changes are put in place without losing the scroll position.
 */
export function PreviewFrame({ html, width }: { html: string; width: Width }) {
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const [first] = useState(html)
  const stage = useRef<HTMLDivElement>(null)
  const frame = useRef<HTMLIFrameElement>(null)

  useEffect(() => {
    if (!stage.current) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setRoom({ width: entry.contentRect.width, height: entry.contentRect.height })
    })
    observer.observe(stage.current)
    return () => observer.disconnect()
  }, [])

  useEffect(() => putInPlace(frame.current?.contentDocument, html), [html])

  const device = WIDTHS[width]
  const scale = Math.min(1, room.width / device.width || 1)
  const height = Math.min(device.height ?? Infinity, room.height / scale)
  return (
    <div className="dateline-preview__stage" ref={stage}>
      <div
        className={`dateline-preview__device dateline-preview__device--${width}`}
        style={{ height: height * scale, width: device.width * scale }}
      >
        <iframe
          ref={frame}
          title={`Preview of the story, ${device.label.toLowerCase()} width`}
          sandbox="allow-same-origin"
          srcDoc={first}
          // Applies what was typed while the frame was loading.
          onLoad={() => putInPlace(frame.current?.contentDocument, html)}
          style={{ height, transform: `scale(${scale})`, width: device.width }}
        />
      </div>
    </div>
  )
}

/** Puts the new content into the page shown: it keeps its scroll position and does not flicker. */
function putInPlace(page: Document | null | undefined, html: string): void {
  if (!page?.body || html === '') return
  const next = new DOMParser().parseFromString(html, 'text/html')
  page.title = next.title
  page.documentElement.lang = next.documentElement.lang
  page.documentElement.dir = next.documentElement.dir
  if (page.body.innerHTML !== next.body.innerHTML) page.body.innerHTML = next.body.innerHTML
}
