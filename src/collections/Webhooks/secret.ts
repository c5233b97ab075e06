import type { CollectionBeforeChangeHook, FieldHook, Payload } from 'payload'

import { isSecret, newSecret } from '../../webhooks/secret'

/** Generates the secret of a new webhook, ignoring any value sent. */
export const makeSecret: CollectionBeforeChangeHook = ({ data, operation }) =>
  operation === 'create' ? { ...data, secret: newSecret() } : data

/** Encrypts the secret with the server's own before it is stored, so that database and backups do not contain it in plain text. */
export const sealSecret: FieldHook = ({ req, value }) =>
  typeof value === 'string' && value ? req.payload.encrypt(value) : null

export const openSecret: FieldHook = ({ req, value }) => unsealed(req.payload, value) ?? null

/** The decrypted signing secret; undefined if it was encrypted with another PAYLOAD_SECRET. */
export function unsealed(payload: Payload, value: unknown): string | undefined {
  if (typeof value !== 'string' || !value) return undefined
  try {
    const secret = payload.decrypt(value)
    return isSecret(secret) ? secret : undefined
  } catch {
    // A value that cannot be decrypted was not written by this server.
    return undefined
  }
}
