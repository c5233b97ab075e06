import { randomBytes } from 'node:crypto'

import type { Payload } from 'payload'

import { inTransaction } from '../database/inTransaction'
import type { User } from '../generated/payload-types'

export interface NewAccount {
  readonly email: string
  readonly name: string
  readonly role: User['role']
  /** Absent: a random one is made, and given back once. */
  readonly password?: string
}

/** Makes an account unless the address has one. `password` is given back only where it was made here. */
export async function ensureAccount({
  payload,
  account,
}: {
  payload: Payload
  account: NewAccount
}): Promise<{ isNew: boolean; madePassword?: string }> {
  const { email, name, role } = account
  const password = account.password ?? randomPassword()
  return inTransaction({ payload }, async (req) => {
    const existing = await payload.db.findOne<User>({
      collection: 'users',
      req,
      where: { email: { equals: email.toLowerCase() } },
    })
    if (existing) return { isNew: false }
    await payload.create({ collection: 'users', data: { email, name, role, password }, depth: 0, req })
    return account.password ? { isNew: true } : { isNew: true, madePassword: password }
  })
}

/** 24 characters from an alphabet without look-alikes: about 138 bits. */
export function randomPassword(): string {
  const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  // Rejecting the bytes past the last whole alphabet keeps every letter equally likely.
  const limit = 256 - (256 % alphabet.length)
  let password = ''
  while (password.length < 24) {
    for (const byte of randomBytes(32)) {
      if (byte < limit && password.length < 24) password += alphabet[byte % alphabet.length]
    }
  }
  return password
}
