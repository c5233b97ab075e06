import type { PayloadRequest } from 'payload'

import { isEditor, isInNewsroom } from '../../access/roles'
import { Refusal } from '../../errors'
import { oddityOf } from '../../access/requestGuard/bodyJson'
import { parseInstant } from '../../articles/schedule/instant'
import { isObjection, type Objection } from '../../articles/schedule/objection'
import type { Action } from '../../articles/schedule/plan'

/** A request to create or change a schedule of a story, not yet validated against it. */
export interface Order {
  readonly id?: string
  readonly action?: Action
  readonly at?: string
  readonly timeZone?: string
  /** The version the user is looking at: a newer one is not approved unseen. */
  readonly version?: string
  readonly approve?: boolean
}

const LONGEST = { id: 64, at: 40, timeZone: 64, version: 64 } as const

/** The body of a request as an {@link Order}. Throws a Refusal (400 `validation`) for a value of the wrong type. */
export async function readOrder(req: PayloadRequest): Promise<Order> {
  const body = await bodyOf(req)
  const { action, approve } = body
  if (action !== undefined && action !== 'publish' && action !== 'unpublish') {
    throw wrong('action', 'Must be publish or unpublish.', action)
  }
  if (approve !== undefined && typeof approve !== 'boolean') {
    throw wrong('approve', 'Must be true or false.', approve)
  }
  const texts = Object.entries(LONGEST).flatMap(([name, longest]) => {
    const value = body[name]
    if (value === undefined) return []
    if (typeof value !== 'string' || value.length > longest || oddityOf(value)) {
      throw wrong(name, `Must be a text of at most ${longest} characters.`, value)
    }
    return [[name, value] as const]
  })
  return { ...Object.fromEntries(texts), action, approve }
}

/** The instant and time zone of an order. Throws a Refusal as `parseInstant` reports it. */
export function timeOf({ at, timeZone }: Pick<Order, 'at' | 'timeZone'>): { at: Date; timeZone: string } {
  if (at === undefined) throw wrong('at', 'Send a time, such as 2026-11-24T09:00.', at)
  const isWhole = /(Z|[+-]\d{2}:\d{2})$/.test(at)
  if (timeZone === undefined && !isWhole) {
    throw wrong('timeZone', 'Send a time zone, such as Europe/Brussels.', timeZone)
  }
  const zone = timeZone ?? 'UTC'
  const moment = parseInstant({ at, timeZone: zone })
  if (isObjection(moment)) throw refusalFor(moment, moment.path === 'timeZone' ? zone : at)
  return { at: moment.instant, timeZone: zone }
}

export function refusalFor({ status, code, path, message }: Objection, received?: unknown): Refusal {
  return new Refusal({ status, code, path, message, received })
}

/** Requires an editor. Throws a Refusal (403). */
export function requireEditor(req: PayloadRequest): void {
  if (isEditor(req)) return
  throw new Refusal({
    status: 403,
    code: 'cannot-schedule',
    message: 'Only editors can schedule. Submit the story for review.',
  })
}

export function requireNewsroom(req: PayloadRequest): void {
  if (isInNewsroom(req)) return
  throw new Refusal({ status: 403, code: 'forbidden', message: 'Only newsroom accounts can see schedules.' })
}

async function bodyOf(req: PayloadRequest): Promise<Record<string, unknown>> {
  const text = (await req.text?.()) ?? ''
  if (text === '') return {}
  const body = parsed(text)
  if (typeof body === 'object' && body !== null && !Array.isArray(body))
    return body as Record<string, unknown>
  throw wrong('', 'Send a JSON object.', undefined)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The calling function reports the expected format.
    return undefined
  }
}

function wrong(path: string, message: string, received: unknown): Refusal {
  return new Refusal({ status: 400, code: 'validation', message, path, received })
}
