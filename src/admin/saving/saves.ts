import { NO_ANSWER, SESSION_ENDED, withKept } from './words'

/** A story that is open in this window. */
export interface OpenStory {
  /** Absent until the story was saved for the first time. */
  readonly id: string | undefined
  /** `updatedAt` of the version that the form was filled with, or that its last save made. */
  base(): string | undefined
  /** `isForm` where the form was saved, and not only a thing done with the story. */
  onSaved(saved: { doc: { id?: string; updatedAt?: string }; isForm: boolean }): void
  onStale(refused: { request: SentSave; data: Record<string, unknown> }): void
  onFailed(message: string): void
}

/** A save as it was sent, to send it again. */
export interface SentSave {
  readonly url: string
  readonly method: string
  /** A save of the form, and no action: its fields can be chosen among. */
  readonly isForm: boolean
}

interface Watched {
  datelineStories?: Set<OpenStory>
}

/**
 * Lets an open story know of every save of it in this window, whichever button it came from, and sends along which
 * version it started from. All of the panel's saves go through `fetch`, and Payload offers no other place that they
 * all pass: its buttons, its menus and ours each ask by themselves. Gives the way to end it.
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

/** What is said of a failure that is none of the story's own; undefined leaves the server's words. */
async function whyFailed({
  send,
  status,
  message,
}: {
  send: Send
  status: number
  message: string
}): Promise<string | undefined> {
  // What an anonymous sender may send is short (413), so that a long story meets that first.
  if ([401, 403, 413].includes(status)) return (await isSignedOut(send)) ? SESSION_ENDED : undefined
  return status >= 500 ? withKept(message || 'The server could not save this.') : undefined
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

/** What of a story's is being saved; undefined for every other request. */
function saveIn(input: Parameters<Send>[0], init: Parameters<Send>[1]): Save | undefined {
  const method = (init?.method ?? 'GET').toUpperCase()
  if (input instanceof Request || method === 'GET' || method === 'HEAD') return undefined
  // A long question comes as a POST that says so.
  if (new Headers(init?.headers).has('x-payload-http-method-override')) return undefined
  const url = new URL(input, window.location.href)
  const found = /^\/api\/articles(?:\/([\w-]+)(\/[\w-]+)?)?$/.exec(url.pathname)
  if (!found || url.origin !== window.location.origin) return undefined
  const [, id, action] = found
  // What is judged or shown as it stands in the form is a question too.
  if (action === '/preview' || action === '/preflight' || id === 'preflight') return undefined
  // A lock tells who else is in a story. Whether a save may go in is judged by what it started from.
  if (method === 'PATCH') url.searchParams.set('overrideLock', 'true')
  return {
    id,
    url: `${url.pathname}${url.search}`,
    method,
    isCopy: action === '/duplicate',
    // Payload's form sends itself as one; its menus, and actions, send JSON.
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
    // No JSON, so there is nothing in it to know.
    return {}
  }
}

/** The answer in the form of errors, with words that an editor can act on. */
const told = (status: number, message: string): Response =>
  Response.json({ errors: [{ message, data: { code: 'not-saved', errors: [] } }] }, { status })
