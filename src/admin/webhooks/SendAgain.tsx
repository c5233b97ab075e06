'use client'

import { Button, useDocumentInfo, useFormFields } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'
import { useState } from 'react'

import { act } from './act'

/** On a delivery's page: sends it again. The result is visible a moment later. */
export function SendAgain() {
  const { id } = useDocumentInfo()
  const state = useFormFields(([fields]) => fields?.state?.value)
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  if (!id) return null
  const sendAgain = async () => {
    setBusy(true)
    if (await act(`deliveries/${id}/replay`)) setTimeout(() => router.refresh(), 1_000)
    setBusy(false)
  }
  return (
    <div className="field-type">
      <Button
        buttonStyle="secondary"
        disabled={isBusy}
        margin={false}
        onClick={() => void sendAgain()}
        size="medium"
      >
        {state === 'waiting' ? 'Send now' : 'Send again'}
      </Button>
    </div>
  )
}
