import { toConflict, type Conflict } from './conflict'
import { merged, type Choices } from './merged'
import { NO_ANSWER, withKept } from './saveMessages'

export type { Choices } from './merged'

type Result =
  | { readonly kind: 'saved' }
  | { readonly kind: 'stale'; readonly conflict: Conflict }
  | { readonly kind: 'failed'; readonly message: string }

/** Sends the rejected save again, over the newest version and with the fields that were chosen from it. */
export async function mergeAndSave({
  conflict,
  choices,
}: {
  conflict: Conflict
  choices: Choices
}): Promise<Result> {
  const { request, savedAt } = conflict
  const body = new FormData()
  body.set('_payload', JSON.stringify(merged({ ...conflict, choices })))
  try {
    const response = await fetch(request.url, {
      method: request.method,
      credentials: 'include',
      headers: { 'if-match': `"${savedAt}"` },
      body,
    })
    if (response.ok) return { kind: 'saved' }
    const { errors = [] } = (await response.json()) as {
      errors?: { message: string; data: Record<string, unknown> }[]
    }
    const [error] = errors
    if (error?.data.code === 'stale') return { kind: 'stale', conflict: toConflict(request, error.data) }
    return { kind: 'failed', message: withKept(error?.message ?? 'The server rejected this.') }
  } catch {
    return { kind: 'failed', message: NO_ANSWER }
  }
}
