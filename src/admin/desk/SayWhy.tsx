'use client'

import { Button } from '@payloadcms/ui'
import { useEffect, useId, useRef, useState } from 'react'

/** Asks for a short text before an action: opens in place and takes focus; Escape closes it. */
export function SayWhy({
  label,
  confirm,
  isNeeded,
  onCancel,
  onSay,
}: {
  label: string
  confirm: string
  isNeeded: boolean
  onCancel: () => void
  onSay: (words: string) => void
}) {
  const [words, setWords] = useState('')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <fieldset aria-label={label} className="dateline-why">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        maxLength={5_000}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.stopPropagation()
          onCancel()
        }}
        onChange={(event) => setWords(event.target.value)}
        ref={field}
        rows={3}
        value={words}
      />
      <div className="dateline-why__buttons">
        <Button
          disabled={isNeeded && words.trim() === ''}
          margin={false}
          onClick={() => onSay(words.trim())}
          size="small"
        >
          {confirm}
        </Button>
        <Button buttonStyle="secondary" margin={false} onClick={onCancel} size="small">
          Cancel
        </Button>
      </div>
    </fieldset>
  )
}
