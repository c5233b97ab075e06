'use client'

import { Button, ConfirmationModal, useDocumentInfo, useModal } from '@payloadcms/ui'
import { useRouter } from 'next/navigation'

import { act } from './act'

const CONFIRM = 'renew-secret'

/** On a webhook's page: renews the secret, after confirmation. */
export function RenewSecret() {
  const { id } = useDocumentInfo()
  const { openModal } = useModal()
  const router = useRouter()
  if (!id) return null
  return (
    <div className="field-type">
      <Button buttonStyle="secondary" margin={false} onClick={() => openModal(CONFIRM)} size="medium">
        Renew the secret
      </Button>
      <ConfirmationModal
        modalSlug={CONFIRM}
        heading="Renew the secret"
        body="Whoever receives refuses what is sent until he has the new one."
        confirmLabel="Renew"
        onConfirm={async () => {
          if (await act(`webhooks/${id}/renew-secret`)) router.refresh()
        }}
      />
    </div>
  )
}
