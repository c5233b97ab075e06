import { NO_ANSWER, SESSION_ENDED, withKept } from './saveMessages'

/** A story that is open in this window. */
export interface OpenStory {
  /** Absent until the story is first saved. */
  readonly id: string | undefined
  /** `updatedAt` of the version that the form was loaded from, or that its last save created. */
  base(): string | undefined
  /** `isForm` if the form was saved, and not only an action taken. */
  onSaved(saved: { doc: { id?: string; updatedAt?: string }; isForm: boolean }): void
  onStale(refused: { request: SentSave; data: Record<string, unknown> }): void
  onFailed(message: string): void
}

/** A save request, to send it again. */
export interface SentSave {
  readonly url: string
  readonly method: string
  /** A save of the form, not an action: its fields can be chosen. */
  readonly isForm: boolean
}

interface Watched {
  datelineStories?: Set<OpenStory>
}

/**
 * Notifies an open story of every save of it in this window, whichever button it came from, and adds the version that
 * the save started from. Wraps `fetch`: all of the panel's saves use it, and Payload offers no other common point,
 * since its buttons, its menus and ours each send their own requests. Returns a function that unsubscribes.
 */
export function watchSaves(story: OpenStory): () => void {
  const holder = window as Window & Watched
  if (!holder.datelineStories) {
    holder.datelineStories = new Set()
    const send = window.fetch.bind(window)
    window.fetch = (input, init) => watched(send, holder.datelineStories ?? new Set(), input, init)
  }
  const { datelineStories: stories } = holder
  stories.add(story)
  return () => void stories.delete(story)
}

type Send = typeof window.fetch

async function watched(
  send: Send,
  stories: ReadonlySet<OpenStory>,
  input: Parameters<Send>[0],
  init: Parameters<Send>[1],
): Promise<Response> {
  const save = saveIn(input, init)
  const story = save && [...stories].find(({ id }) => id === save.id)
  if (!save || !story) return send(input, init)
  const headers = new Headers(init?.headers)
  const base = story.base()
  if (base && !headers.has('if-match')) headers.set('if-match', `"${base}"`)
  let response: Response
  try {
    response = await send(save.url, { ...init, headers })
  } catch {
    story.onFailed(NO_ANSWER)
    return told(503, NO_ANSWER)
  }
  return answered({ send, story, save, response })
}

async function answered({
  send,
  story,
  save,
  response,
}: {
  send: Send
  story: OpenStory
  save: Save
  response: Response
}): Promise<Response> {
  const body = await jsonOf(response)
  if (response.ok) {
    if (body.doc?.updatedAt && !save.isCopy) story.onSaved({ doc: body.doc, isForm: save.isForm })
    return response
  }
  const { message = '', data = {} } = body.errors?.[0] ?? {}
  if (response.status === 409 && data.code === 'stale') {
    story.onStale({ request: save, data })
    return response
  }
  const why = await whyFailed({ send, status: response.status, message })
  if (why === undefined) return response
  story.onFailed(why)
  return told(response.status, why)
}

/** The message for a failure that is not about the story; undefined keeps the server's. */
async function whyFailed({
  send,
  status,
  message,
}: {
  send: Send
  status: number
  message: string
}): Promise<string | undefined> {
  // Anonymous requests are limited in size (413), which a long story exceeds first.
  if ([401, 403, 413].includes(status)) return (await isSignedOut(send)) ? SESSION_ENDED : undefined
  return status >= 500 ? withKept(message || 'The story could not be saved.') : undefined
}

async function isSignedOut(send: Send): Promise<boolean> {
  try {
    const response = await send('/api/users/me', { credentials: 'include' })
    return ((await response.json()) as { user?: unknown }).user === null
  } catch {
    return false
  }
}

interface Save extends SentSave {
  readonly id: string | undefined
  readonly isCopy: boolean
}

/** The save of a story that a request is; undefined for every other request. */
function saveIn(input: Parameters<Send>[0], init: Parameters<Send>[1]): Save | undefined {
  const method = (init?.method ?? 'GET').toUpperCase()
  if (input instanceof Request || method === 'GET' || method === 'HEAD') return undefined
  // A POST with this header is a long query.
  if (new Headers(init?.headers).has('x-payload-http-method-override')) return undefined
  const url = new URL(input, window.location.href)
  const found = /^\/api\/articles(?:\/([\w-]+)(\/[\w-]+)?)?$/.exec(url.pathname)
  if (!found || url.origin !== window.location.origin) return undefined
  const [, id, action] = found
  // Checking and previewing the form are no saves.
  if (action === '/preview' || action === '/preflight' || id === 'preflight') return undefined
  // A lock only shows who else is editing. Whether a save is accepted depends on its base version.
  if (method === 'PATCH') url.searchParams.set('overrideLock', 'true')
  return {
    id,
    url: `${url.pathname}${url.search}`,
    method,
    isCopy: action === '/duplicate',
    // Payload's form sends FormData; its menus, and actions, send JSON.
    isForm: init?.body instanceof FormData && action === undefined,
  }
}

interface Answer {
  readonly doc?: { id?: string; updatedAt?: string }
  readonly errors?: readonly { message?: string; data?: Record<string, unknown> }[]
}

async function jsonOf(response: Response): Promise<Answer> {
  try {
    return ((await response.clone().json()) ?? {}) as Answer
  } catch {
    // Not JSON, so it has no information.
    return {}
  }
}

/** An error response with a message that an editor can act on. */
const told = (status: number, message: string): Response =>
  Response.json({ errors: [{ message, data: { code: 'not-saved', errors: [] } }] }, { status })
