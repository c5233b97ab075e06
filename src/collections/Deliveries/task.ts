import type { TaskConfig } from 'payload'

import { deliver } from './deliver'

/**
 * Payload's job for one try of one delivery. It is the alarm clock and no more: whether the delivery still waits, and whether
 * it is time, is looked up when it rings. What it misses is found by the sweep (`deliverDue`).
 */
export const deliverTask: TaskConfig<'deliver-webhook'> = {
  slug: 'deliver-webhook',
  inputSchema: [{ name: 'delivery', type: 'text', required: true }],
  // Each try is a job of its own, set with the delivery's next time.
  retries: 0,
  handler: async ({ input, req }) => {
    await deliver({ payload: req.payload, id: input.delivery })
    return { output: {} }
  },
}
