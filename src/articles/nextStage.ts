import { Refusal } from '../errors'
import type { Stage } from '../labels'
import type { Role } from '../roles'
import { mayPublish } from './operation'

/** The state of a story before a save, and the request. */
export interface StageAsked {
  /** State of the newest version; undefined for a new story. */
  readonly before: { readonly stage?: Stage | null; readonly isPublished: boolean } | undefined
  readonly wanted: Stage | null | undefined
  readonly publishes: boolean
  /** Undefined for the seed, a wire or a schedule. */
  readonly role: Role | undefined
}

/**
 * The stage of a story after a save. Editors choose it. A reporter may submit a story and take it back, and their change to an approved
 * story needs a new review. A published story is `ready`; a change to a published story starts again as a draft. Throws a Refusal: 403
 * `cannot-make-ready` for anyone but an editor.
 */
export function nextStage({ before, wanted, publishes, role }: StageAsked): Stage {
  if (publishes) return 'ready'
  const stored = before?.stage ?? 'draft'
  // A form sends back every field: an unchanged value is not a request.
  const isSaid = Boolean(wanted) && (before === undefined || wanted !== stored)
  if (isSaid && wanted === 'ready' && !mayPublish({ role })) {
    throw new Refusal({
      status: 403,
      code: 'cannot-make-ready',
      path: 'stage',
      message: 'Only an editor can approve a story. Submit it for review.',
      received: wanted,
    })
  }
  if (isSaid && wanted) return wanted
  if (before?.isPublished) return 'draft'
  return stored === 'ready' && !mayPublish({ role }) ? 'in-review' : stored
}
