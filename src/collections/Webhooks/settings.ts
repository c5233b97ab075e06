import type { Payload } from 'payload'

/** What calling a webhook takes of the server's configuration; `payload.config.ts` puts it under `custom.webhooks`. */
export interface WebhookSettings {
  /** Where readers find stories. */
  readonly siteUrl: string
  readonly articlePath: string
  /** `name` or `name:port`: may be called though private, or over plain http. */
  readonly hosts: readonly string[]
  /** How long a call may take, in milliseconds; ten seconds where nothing is said. */
  readonly patienceMs?: number
}

export const webhookSettings = ({ config }: Payload): WebhookSettings =>
  (config.custom as { webhooks: WebhookSettings }).webhooks
