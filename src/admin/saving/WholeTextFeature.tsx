'use client'

import { useForm } from '@payloadcms/ui'
import { createClientFeature, useEditorConfigContext } from '@payloadcms/richtext-lexical/client'
import { useLexicalComposerContext } from '@payloadcms/richtext-lexical/lexical/react/LexicalComposerContext'
import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'

/**
 * Payload's editor copies its text into the form when the browser is idle, up to half a second late: an immediate save
 * would send older text. This copies it before a click, a key with Ctrl or Cmd, or the closing of the window takes
 * effect.
 */
export const WholeTextFeature = createClientFeature({
  plugins: [{ Component: WholeText, position: 'normal' }],
})

function WholeText() {
  const [editor] = useLexicalComposerContext()
  const { path } = useEditorConfigContext().fieldProps
  const { dispatchFields, setModified } = useForm()
  const isWaiting = useRef(false)

  useEffect(
    () =>
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves, prevEditorState, tags }) => {
        // As in Payload's own listener: selection, focus, initial content and normalisation are no changes.
        const isSelectionOnly = dirtyElements.size === 0 && dirtyLeaves.size === 0
        if (isSelectionOnly || prevEditorState.isEmpty() || tags.has('history-merge')) return
        if (tags.size !== 1 || !tags.has('focus')) isWaiting.current = true
      }),
    [editor],
  )
  useEffect(() => {
    const handOver = (event: Event) => {
      if (!isWaiting.current || (event instanceof KeyboardEvent && !event.ctrlKey && !event.metaKey)) return
      isWaiting.current = false
      // The event's handlers read the form as last rendered.
      flushSync(() => {
        dispatchFields({ type: 'UPDATE', path, value: editor.getEditorState().toJSON() })
        setModified(true)
      })
    }
    for (const name of BEFORE) window.addEventListener(name, handOver, { capture: true })
    return () => {
      for (const name of BEFORE) window.removeEventListener(name, handOver, { capture: true })
    }
  }, [dispatchFields, editor, path, setModified])
  return null
}

/** Pressed before clicked: a button that requires changes is not enabled until the form has one. */
const BEFORE = ['pointerdown', 'click', 'keydown', 'submit', 'pagehide', 'visibilitychange'] as const
