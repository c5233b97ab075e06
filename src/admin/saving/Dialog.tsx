'use client'

import { useEffect, useId, useRef, type ReactNode } from 'react'

/** A dialog over the page: the browser keeps the keyboard in it, and Escape closes it. */
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
  useEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => current?.close()
  }, [])
  return (
    <dialog aria-labelledby={heading} className="dateline-dialog" onClose={onClose} ref={dialog}>
      <h2 id={heading}>{title}</h2>
      {children}
    </dialog>
  )
}
