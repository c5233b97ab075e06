import type { PayloadRequest, RequestContext } from 'payload'

import { isEditor, isInNewsroom } from '../../../access/roles'
import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'

export type Words = Readonly<Record<string, unknown>>

/**
 * The body of an action: a JSON object, empty where none was sent. What calls itself JSON the server has judged already; a
 * form is refused (415) here.
 */
export async function wordsOf(req: PayloadRequest): Promise<Words> {
  const text = (await req.text?.()) ?? ''
  try {
    return text ? (JSON.parse(text) as Words) : {}
  } catch {
    throw new Refusal({ status: 415, code: 'unsupported-media-type', message: 'Send JSON.' })
  }
}

/** A text that an action asks for, without spaces around it. Throws a Refusal (400) where it is missing or too long. */
export function requireText(words: Words, name: string, message: string): string {
  const text = optionalText(words, name)
  if (text) return text
  throw new Refusal({ status: 400, code: `${name}-needed`, path: name, message })
}

/** The same where it may be left out. */
export function optionalText(words: Words, name: string): string | undefined {
  const text = words[name]
  if (text === undefined || text === null) return undefined
  if (typeof text === 'string' && text.length <= MAX_TEXT) return text.trim() || undefined
  throw new Refusal({
    status: 400,
    code: 'validation',
    path: name,
    message: `Give ${name} as a text of at most ${MAX_TEXT} characters.`,
    received: typeof text,
  })
}

const MAX_TEXT = 5_000

/** Refuses (403) whoever is not of the newsroom, and whoever is no editor where only one may. */
export function requireDesk(req: PayloadRequest, { isForEditors }: { isForEditors: boolean }): void {
  if (isForEditors ? isEditor(req) : isInNewsroom(req)) return
  throw new Refusal({
    status: 403,
    code: 'forbidden',
    message: isForEditors ? 'Only an editor may do this.' : 'Only the newsroom may do this. Sign in.',
  })
}

/** The newest version of the story that an action is for, as whoever asks may read it: 404 where he may not. */
export function findStory(req: PayloadRequest): Promise<Article> {
  return req.payload.findByID({
    collection: 'articles',
    id: String(req.routeParams?.id),
    depth: 0,
    draft: true,
    overrideAccess: false,
    req,
  })
}

/** Saves the story as whoever asks: every rule of a plain save holds. `isDraft` leaves what readers have. */
export function saveStory({
  req,
  data,
  isDraft = false,
  context,
}: {
  req: PayloadRequest
  data: Partial<Article>
  isDraft?: boolean
  context?: RequestContext
}): Promise<Article> {
  return req.payload.update({
    collection: 'articles',
    id: String(req.routeParams?.id),
    context,
    data,
    depth: 0,
    draft: isDraft,
    overrideAccess: false,
    req,
  })
}

/** What an action answers: the story as it is now. */
export function answer(message: string, doc: Article, more: object = {}): Response {
  return Response.json({ message, doc, ...more })
}
