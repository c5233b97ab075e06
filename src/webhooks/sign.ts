import { createHmac } from 'node:crypto'

import { keyOf } from './secret'

/**
 * The headers by which a receiver knows that a message is ours, unchanged and recent: `webhook-id`, `webhook-timestamp`
 * (seconds) and `webhook-signature` (`v1,` and an HMAC-SHA256 of `id.timestamp.body` in base64), as Standard Webhooks 1.0.0
 * has it.
 */
export function signedHeaders({
  id,
  at,
  body,
  secret,
}: {
  /** Of the message: the same each time it is sent. */
  id: string
  at: Date
  body: string
  /** `whsec_…` */
  secret: string
}): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
