'use client'

import { useEffect, useRef, useState } from 'react'

import { WIDTHS, type Width } from './pane'

/**
 * The page in a frame as wide as a telephone or a desk, made smaller where there is less room. No script runs in it: the
 * frame allows none, nor does the panel's policy, nor is there one. It is of the panel's origin, so that its pictures are
 * read as whoever looks, and so that what changes is put in place and the page stays where it was scrolled to.
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
          // What was typed while the frame was loading.
          onLoad={() => putInPlace(frame.current?.contentDocument, html)}
          style={{ height, transform: `scale(${scale})`, width: device.width }}
        />
      </div>
    </div>
  )
}

/** The new words into the page that is shown: it stays where it was scrolled to, and does not blink. */
function putInPlace(page: Document | null | undefined, html: string): void {
  if (!page?.body || html === '') return
  const next = new DOMParser().parseFromString(html, 'text/html')
  page.title = next.title
  page.documentElement.lang = next.documentElement.lang
  page.documentElement.dir = next.documentElement.dir
  if (page.body.innerHTML !== next.body.innerHTML) page.body.innerHTML = next.body.innerHTML
}
