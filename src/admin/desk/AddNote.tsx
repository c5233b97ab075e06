'use client'

import { Button, useDocumentInfo } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { act } from './act'
import { SayWhy } from './SayWhy'

/** Adds a newsroom note to this story. */
export function AddNote() {
  const { id } = useDocumentInfo()
  const router = useRouter()
  const [isWriting, setIsWriting] = useState(false)
  if (!id) return null
  const keep = async (text: string) => {
    if (!(await act(id, 'notes', { text }))) return
    setIsWriting(false)
    router.refresh()
  }
  if (!isWriting) {
    return (
      <Button buttonStyle="secondary" margin={false} onClick={() => setIsWriting(true)} size="small">
        Add note
      </Button>
    )
  }
  return (
    <SayWhy
      confirm="Save note"
      isNeeded
      label="Note for the newsroom. Readers never see it."
      onCancel={() => setIsWriting(false)}
      onSay={(text) => void keep(text)}
    />
  )
}
