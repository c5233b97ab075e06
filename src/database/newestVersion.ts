import type { RequestContext } from 'payload'

import { requestSlot } from '../requestState'

const newest = requestSlot<{ readonly parent: string; readonly id: string }>()

/** Records the id of the version that a save has just added, so that later code need not query it. */
export function noteNewestVersion(
  context: RequestContext | undefined,
  version: { parent: unknown; id: unknown },
): void {
  if (context && version.id) newest.set(context, { parent: String(version.parent), id: String(version.id) })
}

/** The id of the version last saved for a record within this request; undefined if there is none. */
export function newestVersionSaved(context: RequestContext, parent: string): string | undefined {
  const noted = newest.get(context)
  return noted?.parent === parent ? noted.id : undefined
}
