'use client'

import { useEffect, useId, useRef, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** A modal dialog over the page, outside its form: the browser keeps focus in it, and Escape closes it. */
export function Dialog({
  title,
  children,
  onClose,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly onClose: () => void
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return createPortal(
    <dialog aria-labelledby={heading} className="dateline-dialog" onClose={onClose} ref={dialog}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>,
    document.body,
  )
}
