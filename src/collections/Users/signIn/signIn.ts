import {
  AuthenticationError,
  generatePayloadCookie,
  getFieldsToSign,
  jwtSign,
  type PayloadRequest,
} from 'payload'

import type { User } from '../../../generated/payload-types'
import { openSession, SESSION_SECONDS } from '../sessions'
import { toEmail, toPassword } from './credentials'
import { deviceCookie, knownDevice } from './device'
import { isPassword } from './isPassword'
import { QueueFull, type BoundedQueue } from '../../../boundedQueue'
import { limitsOf, take, tooMany } from './limits'
import { senderOf } from './sender'

export interface SignedIn {
  readonly token: string
  /** Expiry of the token, in seconds since 1970. */
  readonly exp: number
  readonly user: Pick<User, 'id' | 'name' | 'email' | 'role' | 'createdAt' | 'updatedAt'> & {
    readonly collection: 'users'
  }
}

/**
 * Signs a user in, for REST and GraphQL: opens a session and sets the session and device cookies. Replaces Payload's own sign-in, which
 * hashes any number of guesses concurrently, responds faster if there is no account, and lets strangers lock accounts. Throws a Refusal for
 * malformed credentials (400) and past the limits (429), otherwise an AuthenticationError (401).
 */
export async function signIn({
  req,
  email: givenEmail,
  password: givenPassword,
}: {
  req: PayloadRequest
  email: unknown
  password: unknown
}): Promise<SignedIn> {
  const email = toEmail(givenEmail)
  const password = toPassword(givenPassword)
  const { lane, giveBack } = await admit({ req, email })
  const account = await req.payload.db.findOne<User>({
    collection: 'users',
    req,
    where: { email: { equals: email } },
  })
  const isRight = await inLane({ req, lane, work: () => isPassword({ account, password }) })
  if (!account || !isRight) throw new AuthenticationError(req.t)
  // Before the session is opened: if that fails because of a conflict and is retried, the guess was still right.
  await giveBack()
  const opened = await openSession({ payload: req.payload, account })
  if (!opened) throw new AuthenticationError(req.t)
  return welcome({ req, email, ...opened })
}

/**
 * Counts the attempt before hashing, so that concurrent guesses cannot pass together. A device known to the account is counted separately
 * and is not blocked by other attempts on the account or from the same address.
 */
async function admit({ req, email }: { req: PayloadRequest; email: string }) {
  const { account, device, sender, lanes } = limitsOf(req.payload)
  const refusal = 'too-many-sign-ins' as const
  const mark = knownDevice({ req, email })
  if (mark) {
    const key = `${email} ${mark}`
    await take({ limiter: device, key, req, refusal })
    return { lane: lanes.devices, giveBack: () => device.delete(key) }
  }
  const address = senderOf(req)
  // Creates no counter while the queue is full: made-up addresses must not fill the memory.
  if (lanes.strangers.isFull()) throw tooMany({ req, refusal, seconds: 10 })
  await take({ limiter: sender, key: address, req, refusal })
  try {
    await take({ limiter: account, key: email, req, refusal })
  } catch (error) {
    // A rejected attempt costs nothing, so it does not count against other users at this address.
    await sender.reward(address)
    throw error
  }
  return {
    lane: lanes.strangers,
    // Resets the account's counter, but gives the address back only this attempt: otherwise one successful sign-in would allow many more
    // guesses.
    giveBack: () => Promise.all([account.delete(email), sender.reward(address)]),
  }
}

async function inLane<T>({
  req,
  lane,
  work,
}: {
  req: PayloadRequest
  lane: BoundedQueue
  work: () => Promise<T>
}): Promise<T> {
  try {
    return await lane.run(work)
  } catch (error) {
    if (error instanceof QueueFull) throw tooMany({ req, refusal: 'too-many-sign-ins', seconds: 10 })
    throw error
  }
}

async function welcome({
  req,
  email,
  user,
  sid,
}: {
  req: PayloadRequest
  email: string
  user: User
  sid: string
}): Promise<SignedIn> {
  const { config } = req.payload.collections.users
  const identity = { ...user, collection: 'users' as const, _strategy: 'local-jwt', _sid: sid }
  const { exp, token } = await jwtSign({
    fieldsToSign: getFieldsToSign({ collectionConfig: config, email, sid, user: identity }),
    secret: req.payload.secret,
    tokenExpiration: SESSION_SECONDS,
  })
  req.user = identity
  const { cookiePrefix } = req.payload.config
  const headers = new Headers(req.responseHeaders)
  headers.append(
    'Set-Cookie',
    generatePayloadCookie({
      collectionAuthConfig: config.auth,
      cookiePrefix,
      returnCookieAsObject: false,
      token,
    }),
  )
  if (!knownDevice({ req, email })) {
    headers.append('Set-Cookie', deviceCookie({ req, email, isSecure: config.auth.cookies.secure }))
  }
  req.responseHeaders = headers
  const { id, name, role, createdAt, updatedAt } = user
  return { exp, token, user: { id, name, email, role, createdAt, updatedAt, collection: 'users' } }
}
