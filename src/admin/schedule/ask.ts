import type { Planned } from './planned'

/** A story's pending and past schedules, and the version that a new one would be pinned to. */
export interface StoryPlan {
  readonly docs: readonly Planned[]
  readonly newest: { readonly version: string; readonly savedAt: string }
  readonly embargoedUntil: string | null
}

export interface Said {
  readonly isDone: boolean
  readonly message: string
}

/** Loads a story's schedules; undefined if the server does not answer, or denies access. `asked` differs with each call. */
export async function fetchPlan({
  articleId,
  asked,
}: {
  articleId: string
  asked: string
}): Promise<StoryPlan | undefined> {
  try {
    const response = await fetch(`${address(articleId)}?asked=${encodeURIComponent(asked)}`, {
      credentials: 'include',
      cache: 'no-store',
    })
    return response.ok ? ((await response.json()) as StoryPlan) : undefined
  } catch {
    // The form reports it.
    return undefined
  }
}

/** Creates, changes or cancels a schedule, and returns the server's message. */
export async function order({
  articleId,
  method,
  body,
}: {
  articleId: string
  method: 'POST' | 'DELETE'
  body: object
}): Promise<Said> {
  try {
    const response = await fetch(address(articleId), {
      method,
      credentials: 'include',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const said = (await response.json()) as { message?: string; errors?: { message: string }[] }
    return {
      isDone: response.ok,
      message: (response.ok ? said.message : said.errors?.[0]?.message) ?? 'The schedule was not changed.',
    }
  } catch {
    return {
      isDone: false,
      message: 'The server did not respond. Reload the page and check the schedule before you try again.',
    }
  }
}

const address = (articleId: string) => `/api/articles/${encodeURIComponent(articleId)}/schedule`
