'use client'

import { Button, ConfirmationModal, toast, useModal } from '@payloadcms/ui'

import { useTimeText } from '../time/Time'

/** Restores a version as the newest draft. Readers keep the published version until an editor publishes. */
export function RestoreButton({
  base,
  savedAt,
  story,
  version,
}: {
  /** `updatedAt` of the newest version when this page was rendered. */
  readonly base: string | undefined
  readonly savedAt: string
  readonly story: string
  readonly version: string
}) {
  const { openModal } = useModal()
  const when = useTimeText({ at: savedAt, withSeconds: true })
  const modal = `restore-${version}`
  return (
    <>
      <Button buttonStyle="secondary" margin={false} onClick={() => openModal(modal)} size="medium">
        {`Restore version of ${when} as draft`}
      </Button>
      <ConfirmationModal
        body="It becomes the latest draft. Readers still see the published version, and all other versions are kept."
        confirmLabel="Restore as draft"
        heading="Restore this version"
        modalSlug={modal}
        onConfirm={() => restore({ base, story, version })}
      />
    </>
  )
}

async function restore({
  base,
  story,
  version,
}: {
  base: string | undefined
  story: string
  version: string
}): Promise<void> {
  try {
    const response = await fetch(`/api/articles/versions/${version}?draft=true&depth=0`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json', ...(base ? { 'if-match': `"${base}"` } : {}) },
      body: '{}',
    })
    if (response.ok) {
      // A full page load: otherwise the form would keep its values.
      window.location.assign(`/admin/collections/articles/${story}`)
      return
    }
    const { errors = [] } = (await response.json()) as { errors?: { message: string }[] }
    toast.error(errors[0]?.message ?? 'The version was not restored.')
  } catch {
    toast.error('The server did not respond. Reload the page to see whether the version was restored.')
  }
}
