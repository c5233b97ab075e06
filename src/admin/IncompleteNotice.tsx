'use client'

import { useFormFields } from '@payloadcms/ui'

import { isSurnameAlone } from '../articles/preflight/surnameAlone'

/** In the edit view: what is missing and how to fix it. Disappears once the name is complete, or marked so. */
export function IncompleteNotice() {
  const name = useFormFields(([fields]) => fields.name?.value)
  const isComplete = useFormFields(([fields]) => fields.isNameComplete?.value)
  if (isComplete || typeof name !== 'string' || name.trim() === '' || !isSurnameAlone(name)) return null
  return (
    <div className="dateline-notice" role="note">
      <strong>Incomplete</strong>
      <p>
        Only a surname is known. Add the full name once you know it; don’t guess. If the person goes by one
        name, tick “The name is complete”.
      </p>
    </div>
  )
}
