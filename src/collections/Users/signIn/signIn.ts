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
import { LaneFull, type BoundedQueue } from '../../../boundedQueue'
import { limitsOf, take, tooMany } from './limits'
import { senderOf } from './sender'

export interface SignedIn {
  readonly token: string
  /** When the token ends, in seconds since 1970. */
  readonly exp: number
  readonly user: Pick<User, 'id' | 'name' | 'email' | 'role' | 'createdAt' | 'updatedAt'> & {
    readonly collection: 'users'
  }
}

/**
 * Signs somebody in, by whichever door he came: a session, and cookies for it and for his device. In place of
 * Payload's own sign-in, which hashes as many guesses as come, answers sooner where there is no account, and lets a
 * stranger lock one.
 * Throws a Refusal for what cannot be credentials (400) and past the limits (429), else an AuthenticationError (401).
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
  // Before the session is opened: whoever loses a race over that, and is asked again, has guessed right.
  await giveBack()
  const opened = await openSession({ payload: req.payload, account })
  if (!opened) throw new AuthenticationError(req.t)
  return welcome({ req, email, ...opened })
}

/**
 * Counts the guess before anything is hashed: a thousand at once must not slip through together. A device that is known
 * to the account is counted alone, and is not held up by what others do to the account or from the same address.
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
  // No new counter is made while nobody could be served: made-up addresses must not fill the memory.
  if (lanes.strangers.isFull()) throw tooMany({ req, refusal, seconds: 10 })
  await take({ limiter: sender, key: address, req, refusal })
  try {
    await take({ limiter: account, key: email, req, refusal })
  } catch (error) {
    // What is refused costs nothing, so it is not counted against everybody else at this address.
    await sender.reward(address)
    throw error
  }
  return {
    lane: lanes.strangers,
    // The account starts anew; of the address only this one is taken back, or one good sign-in would pay for many guesses.
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
    if (error instanceof LaneFull) throw tooMany({ req, refusal: 'too-many-sign-ins', seconds: 10 })
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
