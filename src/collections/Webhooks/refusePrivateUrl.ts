import type { CollectionBeforeChangeHook } from 'payload'

import type { Webhook } from '../../generated/payload-types'
import { parseCallable } from '../../webhooks/callable'
import { webhookSettings } from './settings'

/** What could never be called is not saved either. What a name stands for is looked up when it is called. */
export const refusePrivateUrl: CollectionBeforeChangeHook<Webhook> = ({ data, req }) => {
  const { hosts } = webhookSettings(req.payload)
  return { ...data, url: parseCallable({ url: (data.url ?? '').trim(), hosts }).href }
}
