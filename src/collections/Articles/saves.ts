import type { RequestContext } from 'payload'

import type { Decision } from '../../articles/decide'
import type { Operation } from '../../articles/operation'
import type { Uses } from '../../articles/uses'
import { requestSlot } from '../../requestState'

interface Saves {
  /** The current operation; shared by all articles of a bulk update. */
  operation?: Operation
  /** Decisions by article id. Payload saves the articles of a bulk update concurrently, with one context. */
  readonly decisions: Map<string, Decision>
  /** The records shown by articles that are being permanently deleted, by article id. */
  readonly usesOfDeleted: Map<string, Uses>
}

const slot = requestSlot<Saves>()

/** The key of a decision about an article that has no id yet. */
export const NEW = 'new'

/** The state shared by the article hooks within a request. */
export function savesOf(context: RequestContext): Saves {
  const known = slot.get(context)
  if (known) return known
  const fresh: Saves = { decisions: new Map(), usesOfDeleted: new Map() }
  slot.set(context, fresh)
  return fresh
}
