'use client'

import { useCallback, useEffect } from 'react'

import { FieldError, FieldLabel, useAuth, useDocumentInfo, useField, useFormFields } from '@payloadcms/ui'

/** On the user's own account: the current password, which is required to change password or e-mail. */
export function CurrentPassword() {
  const { user } = useAuth()
  const { id, savedDocumentData } = useDocumentInfo()
  const isOwn = Boolean(id) && id === user?.id
  const isNeeded = useFormFields(
    ([fields]) =>
      isOwn && (Boolean(fields.password?.value) || fields.email?.value !== fields.email?.initialValue),
  )
  // Validated here too: Payload closes the fields of the new password when the server rejects the save.
  const validate = useCallback(
    (value: unknown) =>
      !isNeeded || Boolean(value) || 'Enter your current password to change your password or email.',
    [isNeeded],
  )
  const { errorMessage, setValue, showError, value } = useField<string>({
    path: 'currentPassword',
    validate,
  })
  useEffect(() => {
    if (savedDocumentData) setValue(undefined, true)
  }, [savedDocumentData, setValue])
  if (!isOwn) return null
  return (
    <div className={`field-type text${showError ? ' error' : ''}`} id="field-current-password">
      <FieldLabel label="Current password" path="currentPassword" required={isNeeded} />
      <div className="field-type__wrap">
        <FieldError message={errorMessage} path="currentPassword" showError={showError} />
        <input
          aria-label="Current password"
          autoComplete="current-password"
          onChange={({ target }) => setValue(target.value)}
          type="password"
          value={value ?? ''}
        />
      </div>
      <div className="field-description">Required to change your password or email.</div>
    </div>
  )
}
