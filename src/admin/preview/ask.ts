/** A server response, or a message that says why there is none. */
export type Answer<Body> =
  { readonly ok: true; readonly body: Body } | { readonly ok: false; readonly message: string }

interface ErrorBody {
  readonly errors?: readonly { readonly message?: string }[]
}

/** Calls an endpoint of a story, `/api/articles/{id}/…`. Never throws; undefined for an aborted request. */
export async function askStory<Body = unknown>({
  id,
  action,
  method,
  body,
  signal,
}: {
  id: string | number
  action: string
  method: 'GET' | 'POST' | 'DELETE'
  body?: object
  signal?: AbortSignal
}): Promise<Answer<Body> | undefined> {
  try {
    const response = await fetch(`/api/articles/${id}/${action}`, {
      method,
      signal,
      credentials: 'include',
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    })
    const isJson = response.headers.get('content-type')?.includes('json')
    const answer: unknown = isJson ? await response.json() : await response.text()
    if (response.ok) return { ok: true, body: answer as Body }
    const message = (answer as ErrorBody | undefined)?.errors?.[0]?.message
    return { ok: false, message: message ?? 'The server rejected this.' }
  } catch (error) {
    if (signal?.aborted) return undefined
    // A TypeError only says that the network failed.
    return { ok: false, message: error instanceof TypeError ? 'The server did not respond.' : String(error) }
  }
}
