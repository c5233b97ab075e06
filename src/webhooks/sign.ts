import { createHmac } from 'node:crypto'

import { keyOf } from './secret'

/**
 * The headers by which a receiver verifies that a message is authentic, unmodified and recent: `webhook-id`, `webhook-timestamp` (seconds)
 * and `webhook-signature` (`v1,` and an HMAC-SHA256 of `id.timestamp.body` in base64), per Standard Webhooks 1.0.0.
 */
export function signedHeaders({
  id,
  at,
  body,
  secret,
}: {
  /** Id of the message: the same for each attempt. */
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
