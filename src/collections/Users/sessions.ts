import { randomUUID } from 'node:crypto'

import type { Payload, PayloadRequest } from 'payload'

import { inTransaction } from '../../database/inTransaction'
import type { User } from '../../generated/payload-types'

/** The newest sessions an account keeps; older ones end. */
const MAX_SESSIONS = 20

export const SESSION_SECONDS = 12 * 60 * 60

/**
 * Opens a session and returns the current account and the session id; undefined if the account was deleted or its password has changed
 * since it was compared. Reads and writes in one transaction: Payload's own sign-in writes back the whole account as it was before hashing,
 * possibly with an older role.
 */
export async function openSession({
  payload,
  account,
}: {
  payload: Payload
  account: Pick<User, 'id' | 'hash'>
}): Promise<{ user: User; sid: string } | undefined> {
  return inTransaction({ payload }, async (req) => {
    const user = await byId({ req, id: account.id })
    if (!user || user.hash !== account.hash) return undefined
    const now = new Date()
    const sid = randomUUID()
    const expiresAt = new Date(now.getTime() + SESSION_SECONDS * 1000).toISOString()
    const open = (user.sessions ?? []).filter((session) => new Date(session.expiresAt) > now)
    const sessions = [...open, { id: sid, createdAt: now.toISOString(), expiresAt }].slice(-MAX_SESSIONS)
    await writeSessions({ req, user, sessions })
    return { user, sid }
  })
}

/** Ends all sessions of an account except `except`. Returns how many; undefined if the account does not exist. */
export async function endSessions({
  payload,
  id,
  except,
}: {
  payload: Payload
  id: string
  except?: string
}): Promise<number | undefined> {
  return inTransaction({ payload }, async (req) => {
    const user = await byId({ req, id })
    if (!user) return undefined
    const before = user.sessions ?? []
    const sessions = before.filter((session) => session.id === except)
    await writeSessions({ req, user, sessions })
    return before.length - sessions.length
  })
}

function byId({ req, id }: { req: PayloadRequest; id: string }): Promise<User | null> {
  return req.payload.db.findOne<User>({ collection: 'users', req, where: { id: { equals: id } } })
}

/** Bypasses hooks, like Payload: nothing else changes, including `updatedAt`. */
async function writeSessions({
  req,
  user,
  sessions,
}: {
  req: PayloadRequest
  user: User
  sessions: NonNullable<User['sessions']>
}): Promise<void> {
  const data = { ...user, sessions, updatedAt: null }
  await req.payload.db.updateOne({ collection: 'users', id: user.id, data, req, returning: false })
}
