import type { CollectionBeforeChangeHook, FieldHook, Payload } from 'payload'

import { isSecret, newSecret } from '../../webhooks/secret'

/** A new webhook gets a secret, whatever it was sent with. */
export const makeSecret: CollectionBeforeChangeHook = ({ data, operation }) =>
  operation === 'create' ? { ...data, secret: newSecret() } : data

/** In the database, and so in a backup, it stands encrypted with the server's own secret. */
export const sealSecret: FieldHook = ({ req, value }) =>
  typeof value === 'string' && value ? req.payload.encrypt(value) : null

export const openSecret: FieldHook = ({ req, value }) => unsealed(req.payload, value) ?? null

/** A secret as it signs; undefined where it was encrypted with a PAYLOAD_SECRET that is no longer the server's. */
export function unsealed(payload: Payload, value: unknown): string | undefined {
  if (typeof value !== 'string' || !value) return undefined
  try {
    const secret = payload.decrypt(value)
    return isSecret(secret) ? secret : undefined
  } catch {
    // What is no cipher text was not written here.
    return undefined
  }
}
