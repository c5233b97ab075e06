import type { CollectionBeforeChangeHook, FieldHook } from 'payload'

import { newSecret } from '../../webhooks/secret'

/** A new webhook gets a secret, whatever it was sent with. */
export const makeSecret: CollectionBeforeChangeHook = ({ data, operation }) =>
  operation === 'create' ? { ...data, secret: newSecret() } : data

/** In the database, and so in a backup, it stands encrypted with the server's own secret. */
export const sealSecret: FieldHook = ({ req, value }) =>
  typeof value === 'string' && value ? req.payload.encrypt(value) : null

export const openSecret: FieldHook = ({ req, value }) =>
  typeof value === 'string' && value ? req.payload.decrypt(value) : value
