import { afterCommit, afterRollback } from '../../database/afterCommit'
import { Refusal } from '../../errors'
import { createBoundedQueue, LaneFull, type BoundedQueue } from '../../boundedQueue'

import type { PayloadRequest } from 'payload'
import { sharedSlot } from '../../sharedSlot'

/** So many wait, each with at most 20 MB that were sent; the next is told to come again. */
export const MAX_WAITING_PICTURES = 20
const RETRY_AFTER_S = 5

const lane = sharedSlot<BoundedQueue>('pictures').getOrMake(globalThis, () =>
  createBoundedQueue({ width: 1, room: MAX_WAITING_PICTURES }),
)

/**
 * Waits for this request's turn to decode a picture: one at a time, since a large one takes hundreds of megabytes. The turn ends with
 * the function it returns, and in any case with the request's transaction. Throws a Refusal, 429 `too-many-pictures` with
 * `Retry-After`, where too many wait.
 */
export async function takePictureTurn(req: PayloadRequest): Promise<() => void> {
  let end: () => void = () => undefined
  const ended = new Promise<void>((done) => (end = done))
  await new Promise<void>((started, refused) => {
    lane
      .run(() => {
        started()
        return ended
      })
      .catch(refused)
  }).catch((error: unknown) => {
    throw error instanceof LaneFull ? tooMany(req) : error
  })
  await afterCommit(req, end)
  await afterRollback(req, end)
  return end
}

function tooMany(req: PayloadRequest): Refusal {
  const headers = new Headers(req.responseHeaders)
  headers.set('Retry-After', String(RETRY_AFTER_S))
  req.responseHeaders = headers
  return new Refusal({
    status: 429,
    code: 'too-many-pictures',
    message: 'Too many pictures are being taken in at this moment. Send this one again in a few seconds.',
  })
}
