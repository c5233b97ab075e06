import type { PayloadRequest } from 'payload'

/** The queue that the server's own timer works through; nobody else runs it. */
export const QUEUE = 'webhooks'

/** Sets the alarm for a delivery's next try, in the transaction of `req`. */
export async function queueTry({
  req,
  delivery,
  at,
}: {
  req: PayloadRequest
  delivery: string
  at: Date
}): Promise<void> {
  await req.payload.jobs.queue({
    task: 'deliver-webhook',
    input: { delivery },
    queue: QUEUE,
    req,
    waitUntil: at,
  })
}
