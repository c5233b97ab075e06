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
        Renew secret
      </Button>
      <ConfirmationModal
        modalSlug={CONFIRM}
        heading="Renew secret"
        body="The receiving server rejects deliveries until it has the new secret."
        confirmLabel="Renew"
        onConfirm={async () => {
          if (await act(`webhooks/${id}/renew-secret`)) router.refresh()
        }}
      />
    </div>
  )
}
