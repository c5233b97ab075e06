import type { RequestContext } from 'payload'

import type { Decision } from '../../articles/decide'
import type { Operation } from '../../articles/operation'
import type { Uses } from '../../articles/uses'
import { requestSlot } from '../../requestState'

interface Saves {
  /** The operation that is running: one for all articles of a bulk update. */
  operation?: Operation
  /** By the article's id. Payload saves the articles of a bulk update side by side, with one context. */
  readonly decisions: Map<string, Decision>
  /** What articles that are being deleted for good have shown, by id. */
  readonly usesOfDeleted: Map<string, Uses>
}

const slot = requestSlot<Saves>()

/** The key of a decision about an article that has no id yet. */
export const NEW = 'new'

/** What the hooks of Articles share within a request. */
export function savesOf(context: RequestContext): Saves {
  const known = slot.get(context)
  if (known) return known
  const fresh: Saves = { decisions: new Map(), usesOfDeleted: new Map() }
  slot.set(context, fresh)
  return fresh
}
