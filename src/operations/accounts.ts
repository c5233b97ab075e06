import { randomBytes } from 'node:crypto'

import type { Payload, PayloadRequest } from 'payload'

import { inTransaction } from '../database/inTransaction'
import { endSessions } from '../collections/Users/sessions'
import { Refusal } from '../errors'
import type { User } from '../generated/payload-types'
import type { Role } from '../roles'

const ROLES: readonly string[] = ['admin', 'editor', 'reporter', 'service'] satisfies Role[]

/** Creates an account unless the address has one. Returns `madePassword` only if the password was generated here. */
export async function ensureAccount({
  payload,
  email,
  name,
  role,
  password,
}: {
  payload: Payload
  email: string
  name: string
  role: Role
  password?: string
}): Promise<{ isNew: boolean; madePassword?: string }> {
  const madePassword = password ? undefined : randomPassword()
  return inTransaction({ payload }, async (req) => {
    if (await findByEmail({ req, email })) return { isNew: false }
    const data = { email, name, role, password: password ?? madePassword! }
    await payload.create({ collection: 'users', data, depth: 0, req })
    return { isNew: true, madePassword }
  })
}

/** Like {@link ensureAccount}, but rejects an address that already has an account. */
export async function addUser({
  payload,
  email,
  name = email.split('@')[0] ?? email,
  role = 'reporter',
  password,
}: {
  payload: Payload
  email: string
  name?: string
  role?: string
  password?: string
}): Promise<{ role: Role; madePassword?: string }> {
  const checked = toRole(role)
  const { isNew, madePassword } = await ensureAccount({ payload, email, name, role: checked, password })
  if (!isNew) {
    throw new Refusal({ status: 409, code: 'account-exists', message: `${email} already has an account.` })
  }
  return { role: checked, madePassword }
}

/** Sets a password and ends the account's sessions. Returns the password only if it was generated here. */
export async function changePassword({
  payload,
  email,
  password,
}: {
  payload: Payload
  email: string
  password?: string
}): Promise<string | undefined> {
  const madePassword = password ? undefined : randomPassword()
  await inTransaction({ payload }, async (req) => {
    const { id } = await requireByEmail({ req, email })
    const data = { password: password ?? madePassword, sessions: [] }
    await payload.update({ collection: 'users', id, data, depth: 0, req })
  })
  return madePassword
}

export async function changeRole({
  payload,
  email,
  role,
}: {
  payload: Payload
  email: string
  role: string
}): Promise<void> {
  const checked = toRole(role)
  await inTransaction({ payload }, async (req) => {
    const { id } = await requireByEmail({ req, email })
    await payload.update({ collection: 'users', id, data: { role: checked }, depth: 0, req })
  })
}

/** One line per account: role, address, name. */
export async function listUsers({ payload }: { payload: Payload }): Promise<string[]> {
  const { docs } = await payload.find({ collection: 'users', depth: 0, pagination: false, sort: 'email' })
  return docs.map(({ email, role, name }) => `${role.padEnd(9)} ${email}  ${name}`)
}

/** Ends the account's sessions and returns how many there were. */
export async function signOut({ payload, email }: { payload: Payload; email: string }): Promise<number> {
  const { id } = await inTransaction({ payload }, (req) => requireByEmail({ req, email }))
  return (await endSessions({ payload, id })) ?? 0
}

/** Ends every session and every API key: they depend on a secret that the newsroom no longer uses. */
export async function endAllSessions({
  payload,
}: {
  payload: Payload
}): Promise<{ accounts: number; keys: number }> {
  return inTransaction({ payload }, async (req) => {
    const { docs } = await payload.db.find<User>({ collection: 'users', pagination: false, req, where: {} })
    for (const user of docs) {
      // Bypasses the hooks: they would decrypt a key with a secret that it was not encrypted with.
      await payload.db.updateOne({
        collection: 'users',
        id: user.id,
        data: { ...user, sessions: [], enableAPIKey: false, apiKey: null, apiKeyIndex: null },
        req,
      })
    }
    return { accounts: docs.length, keys: docs.filter(({ enableAPIKey }) => enableAPIKey).length }
  })
}

function toRole(role: string): Role {
  if (ROLES.includes(role)) return role as Role
  throw new Refusal({
    status: 400,
    code: 'unknown-role',
    message: `There is no role "${role}". Use one of: ${ROLES.join(', ')}.`,
    received: role,
  })
}

async function requireByEmail({ req, email }: { req: PayloadRequest; email: string }): Promise<User> {
  const user = await findByEmail({ req, email })
  if (user) return user
  throw new Refusal({
    status: 404,
    code: 'no-such-account',
    message: `There is no account with the address ${email}.`,
  })
}

async function findByEmail({ req, email }: { req: PayloadRequest; email: string }): Promise<User | null> {
  return req.payload.db.findOne<User>({
    collection: 'users',
    req,
    where: { email: { equals: email.toLowerCase() } },
  })
}

/** 24 characters from an alphabet without look-alikes: about 138 bits. */
function randomPassword(): string {
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
