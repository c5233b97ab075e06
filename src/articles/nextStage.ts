import { Refusal } from '../errors'
import type { Stage } from '../labels'
import type { Role } from '../roles'
import { mayPublish } from './operation'

/** What is known of a story before a save, and what the save asks for. */
export interface StageAsked {
  /** Of the newest version; undefined for a new story. */
  readonly before: { readonly stage?: Stage | null; readonly isPublished: boolean } | undefined
  readonly wanted: Stage | null | undefined
  readonly publishes: boolean
  /** Undefined: the seed, a wire, a schedule. */
  readonly role: Role | undefined
}

/**
 * The stage that a save leaves a story in. Editors choose it; a reporter submits and takes back, and what he changes in
 * a story that was ready is looked at again; what is published was ready; a change of a published story begins anew.
 * Throws a Refusal: 403 `cannot-make-ready` for anybody but an editor.
 */
export function nextStage({ before, wanted, publishes, role }: StageAsked): Stage {
  if (publishes) return 'ready'
  const stored = before?.stage ?? 'draft'
  // A form sends every field back as it got it: what says nothing new says nothing.
  const isSaid = Boolean(wanted) && (before === undefined || wanted !== stored)
  if (isSaid && wanted === 'ready' && !mayPublish({ role })) {
    throw new Refusal({
      status: 403,
      code: 'cannot-make-ready',
      path: 'stage',
      message: 'An editor makes a story ready. Submit it for review.',
      received: wanted,
    })
  }
  if (isSaid && wanted) return wanted
  if (before?.isPublished) return 'draft'
  return stored === 'ready' && !mayPublish({ role }) ? 'in-review' : stored
}
