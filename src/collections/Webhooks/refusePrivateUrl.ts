import type { CollectionBeforeChangeHook } from 'payload'

import type { Webhook } from '../../generated/payload-types'
import { parseCallable } from '../../webhooks/callable'
import { webhookSettings } from './settings'

/** Rejects URLs that could never be called. Host names are resolved only when they are called. */
export const refusePrivateUrl: CollectionBeforeChangeHook<Webhook> = ({ data, req }) => {
  const { hosts } = webhookSettings(req.payload)
  return { ...data, url: parseCallable({ url: (data.url ?? '').trim(), hosts }).href }
}
