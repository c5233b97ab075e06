import type { CollectionAfterOperationHook, PayloadRequest } from 'payload'

import { newestVersion, versionOf } from '../../Schedules/versions'
import { waitingFor } from '../../Schedules/waiting'

/** A pending publication pinned to an older version than the one just saved. */
export interface AwaitingApproval {
  readonly id: string
  readonly at: string
  readonly timeZone: string
  readonly version: string | null
  /** When the pinned version was saved. */
  readonly savedAt: string | null
  readonly message: string
}

/**
 * Adds pending publications that a save does not affect to its response: they publish the version that was approved, unless the new one is
 * approved (`POST …/schedule` {id, approve: true}).
 */
export const awaitingApproval: CollectionAfterOperationHook<'articles'> = async (args) => {
  const { req, result } = args
  if (args.operation !== 'update' && args.operation !== 'updateByID') return result as never
  const docs = Array.isArray((result as { docs?: unknown }).docs)
    ? (result as { docs: Saved[] }).docs
    : [result as unknown as Saved]
  for (const doc of docs) {
    const awaiting = await findAwaiting({ req, articleId: String(doc.id) })
    if (awaiting.length > 0) doc.awaitingApproval = awaiting
  }
  return result as never
}

interface Saved {
  readonly id: unknown
  awaitingApproval?: readonly AwaitingApproval[]
}

async function findAwaiting({
  req,
  articleId,
}: {
  req: PayloadRequest
  articleId: string
}): Promise<AwaitingApproval[]> {
  const waiting = await waitingFor({ req, articleId, where: { action: { equals: 'publish' } } })
  if (waiting.length === 0) return []
  const newest = await newestVersion({ req, articleId })
  const found: AwaitingApproval[] = []
  for (const { id, at, timeZone, version } of waiting.filter((each) => each.version !== newest?.id)) {
    const pinned = await versionOf({ req, articleId, version })
    found.push({
      id,
      at,
      timeZone,
      version: version ?? null,
      savedAt: pinned?.version.updatedAt ?? null,
      message:
        'An earlier version is scheduled and will be published as approved. Approve this version instead?',
    })
  }
  return found
}
