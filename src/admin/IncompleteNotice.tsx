'use client'

import { useFormFields } from '@payloadcms/ui'

/** In the edit view: what is missing, and what to do about it; gone as soon as the name is whole. */
export function IncompleteNotice() {
  const name = useFormFields(([fields]) => fields.name?.value)
  if (typeof name !== 'string' || name.trim() === '' || /\S\s+\S/.test(name.trim())) return null
  return (
    <div className="dateline-notice" role="note">
      <strong>Incomplete</strong>
      <p>The copy gives only a surname. Write the full name when you know it; never guess.</p>
    </div>
  )
}
