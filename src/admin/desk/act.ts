'use client'

import { toast } from '@payloadcms/ui'

interface Answer {
  readonly message?: string
  readonly errors?: readonly { readonly message: string }[]
}

/** Asks the server to do something with a story and says what it answered. Gives whether it was done. */
export async function act(id: number | string, action: string, body: object = {}): Promise<boolean> {
  try {
    const response = await fetch(`/api/articles/${id}/${action}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const { message, errors } = (await response.json()) as Answer
    if (response.ok) toast.success(message)
    else toast.error(errors?.map((error) => error.message).join(' ') ?? 'Nothing was changed.')
    return response.ok
  } catch {
    toast.error('The server did not answer. Nothing may have changed; look again in a moment.')
    return false
  }
}
