import { afterCommit, afterRollback } from '../../database/afterCommit'
import { Refusal } from '../../errors'
import { createBoundedQueue, QueueFull, type BoundedQueue } from '../../boundedQueue'

import type { PayloadRequest } from 'payload'
import { sharedSlot } from '../../sharedSlot'

/** The queue's limit, with at most 20 MB uploaded per picture; further requests are rejected with 429. */
export const MAX_WAITING_PICTURES = 20
const RETRY_AFTER_S = 5

const lane = sharedSlot<BoundedQueue>('pictures').getOrMake(globalThis, () =>
  createBoundedQueue({ width: 1, room: MAX_WAITING_PICTURES }),
)

/**
 * Waits until this request may decode a picture: one at a time, because a large one needs hundreds of megabytes. Call the returned function
 * to release the slot; it is also released when the request's transaction ends. Throws a Refusal, 429 `too-many-pictures` with
 * `Retry-After`, if the queue is full.
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
    throw error instanceof QueueFull ? tooMany(req) : error
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
    message: 'Too many pictures are being processed. Upload this one again in a few seconds.',
  })
}
