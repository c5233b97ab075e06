'use client'

import { toast } from '@payloadcms/ui'

import type { Stage } from '../../labels'

interface Answer {
  readonly message?: string
  readonly errors?: readonly { readonly message: string }[]
}

/** Sends an action on a story to the server and shows its response. Returns whether it succeeded. */
export function act(id: number | string, action: string, body: object = {}): Promise<boolean> {
  return send({ method: 'POST', path: `/api/articles/${id}/${action}`, body })
}

/** Moves a story to a stage that needs no note, by saving its draft. Returns whether it succeeded. */
export function setStage(id: number | string, stage: Stage): Promise<boolean> {
  return send({ method: 'PATCH', path: `/api/articles/${id}?draft=true&depth=0`, body: { stage } })
}

async function send({
  method,
  path,
  body,
}: {
  method: string
  path: string
  body: object
}): Promise<boolean> {
  try {
    const response = await fetch(path, {
      method,
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const { message, errors } = (await response.json()) as Answer
    if (response.ok) toast.success(message)
    else toast.error(errors?.map((error) => error.message).join(' ') ?? 'Nothing was changed.')
    return response.ok
  } catch {
    toast.error('The server did not respond. Reload the page to see whether anything changed.')
    return false
  }
}
