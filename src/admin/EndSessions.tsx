'use client'

import { Button, ConfirmationModal, toast, useAuth, useDocumentInfo, useModal } from '@payloadcms/ui'

import type { User } from '../generated/payload-types'
import { isAdminRole } from '../roles'

const CONFIRM = 'end-sessions'

/** On an account's page: ends its sessions. An admin may end anyone's; other users only their own in other browsers. */
export function EndSessions() {
  const { id, data } = useDocumentInfo()
  const { user } = useAuth<User>()
  const { openModal } = useModal()
  const isOwn = user?.id === id
  if (!id || !user || (!isOwn && !isAdminRole(user.role))) return null
  const name = (data as Partial<User> | undefined)?.name ?? 'This account'
  const action = isOwn ? 'Sign out everywhere else' : 'End sessions'
  return (
    <div className="field-type">
      <Button buttonStyle="secondary" margin={false} onClick={() => openModal(CONFIRM)} size="medium">
        {action}
      </Button>
      <ConfirmationModal
        modalSlug={CONFIRM}
        heading={action}
        body={
          isOwn
            ? 'You are signed out in every other browser and stay signed in here.'
            : `${name} is signed out in every browser and loses unsaved changes there. The password stays the same.`
        }
        confirmLabel={action}
        onConfirm={() => endSessions(String(id))}
      />
    </div>
  )
}

async function endSessions(id: string): Promise<void> {
  try {
    const response = await fetch(`/api/users/${id}/end-sessions`, { method: 'POST', credentials: 'include' })
    const body = (await response.json()) as { message?: string; errors?: { message: string }[] }
    if (response.ok) toast.success(body.message)
    else toast.error(body.errors?.[0]?.message ?? 'The sessions were not ended.')
  } catch {
    toast.error('The server did not respond. The sessions may still be open.')
  }
}
