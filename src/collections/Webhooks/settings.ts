import type { Payload } from 'payload'

/** The settings for calling webhooks; `payload.config.ts` puts them under `custom.webhooks`. */
export interface WebhookSettings {
  /** The public website with the stories. */
  readonly siteUrl: string
  readonly articlePath: string
  /** `name` or `name:port`: hosts that may be called although they are private, or over plain http. */
  readonly hosts: readonly string[]
  /** Time-out of a call in milliseconds; defaults to ten seconds. */
  readonly patienceMs?: number
}

export const webhookSettings = ({ config }: Payload): WebhookSettings =>
  (config.custom as { webhooks: WebhookSettings }).webhooks
