import type { Change } from '../../generated/payload-types'
import { toPublishedChange } from '../../public/change'
import { numberOf } from '../../public/changePlace'
import type { WebhookSettings } from '../Webhooks/settings'

/**
 * The body of a webhook call: `{ type, timestamp, data }` as recommended by Standard Webhooks, with the entry of `/v1/changes` as `data`.
 */
export function messageOf({
  change,
  settings: { siteUrl, articlePath },
}: {
  change: Change
  settings: WebhookSettings
}): string {
  const number = numberOf(change.place) ?? 0
  const data = toPublishedChange({ line: change, number, siteUrl, articlePath })
  return JSON.stringify({ type: `article.${data.kind}`, timestamp: data.at, data })
}
