import type { PayloadRequest, RequestContext } from 'payload'

import { isEditor, isInNewsroom } from '../../../access/roles'
import { Refusal } from '../../../errors'
import type { Article } from '../../../generated/payload-types'

export type Words = Readonly<Record<string, unknown>>

/**
 * The JSON body of an action; an empty object if there is none. The server has already validated bodies declared as JSON; a form is
 * rejected here (415).
 */
export async function wordsOf(req: PayloadRequest): Promise<Words> {
  const text = (await req.text?.()) ?? ''
  try {
    return text ? (JSON.parse(text) as Words) : {}
  } catch {
    throw new Refusal({ status: 415, code: 'unsupported-media-type', message: 'Send JSON.' })
  }
}

/** A required text from the body, trimmed. Throws a Refusal (400) if it is missing or too long. */
export function requireText(words: Words, name: string, message: string): string {
  const text = optionalText(words, name)
  if (text) return text
  throw new Refusal({ status: 400, code: `${name}-needed`, path: name, message })
}

/** An optional text from the body, trimmed. Throws a Refusal (400) if it is not a text or too long. */
export function optionalText(words: Words, name: string): string | undefined {
  const text = words[name]
  if (text === undefined || text === null) return undefined
  if (typeof text === 'string' && text.length <= MAX_TEXT) return text.trim() || undefined
  throw new Refusal({
    status: 400,
    code: 'validation',
    path: name,
    message: `${name} must be a text of at most ${MAX_TEXT} characters.`,
    received: typeof text,
  })
}

const MAX_TEXT = 5_000

/** Rejects callers who are not newsroom staff, or not editors if `isForEditors` is set (403). */
export function requireDesk(req: PayloadRequest, { isForEditors }: { isForEditors: boolean }): void {
  if (isForEditors ? isEditor(req) : isInNewsroom(req)) return
  throw new Refusal({
    status: 403,
    code: 'forbidden',
    message: isForEditors ? 'Only an editor may do this.' : 'Only the newsroom may do this. Sign in.',
  })
}

/** The newest version of the action's story, read with the caller's access: 404 if they may not read it. */
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

/** Saves the story with the caller's access; every rule of a plain save applies. `isDraft` leaves the public version unchanged. */
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

/** The response of an action, with the story's current state. */
export function answer(message: string, doc: Article, more: object = {}): Response {
  return Response.json({ message, doc, ...more })
}
