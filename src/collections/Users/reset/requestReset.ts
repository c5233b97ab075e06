import { randomBytes } from 'node:crypto'

import { addDataAndFileToRequest, type Endpoint, type Payload, type PayloadRequest } from 'payload'

import { inTransaction } from '../../../database/inTransaction'
import type { User } from '../../../generated/payload-types'
import { toEmail } from '../signIn/credentials'
import { limitsOf, take } from '../signIn/limits'
import { senderOf } from '../signIn/sender'
import { hashOfToken } from './token'
import { isServiceRole } from '../../../roles'

const AN_HOUR_MS = 60 * 60 * 1000

/**
 * Requests a password reset link for an e-mail address. The account is looked up and the mail sent after the response, so that neither its
 * content nor its timing reveals whether the account exists. Throws a Refusal: 400 for an invalid address, 429 past the limits.
 */
export async function requestReset({
  req,
  email: given,
}: {
  req: PayloadRequest
  email: unknown
}): Promise<void> {
  const email = toEmail(given)
  const { resetsOfAccount, resetsOfSender } = limitsOf(req.payload)
  const refusal = 'too-many-resets' as const
  await take({ limiter: resetsOfSender, key: senderOf(req), req, refusal })
  await take({ limiter: resetsOfAccount, key: email, req, refusal })
  const { payload } = req
  setImmediate(() => {
    sendLink({ payload, email }).catch((error: unknown) => {
      payload.logger.error({ err: bare(error), msg: 'a password reset e-mail was not sent' })
    })
  })
}

/** `POST /api/users/forgot-password`; replaces Payload's own endpoint. */
export const requestResetEndpoint: Omit<Endpoint, 'root'> = {
  path: '/forgot-password',
  method: 'post',
  handler: async (req) => {
    await addDataAndFileToRequest(req)
    await requestReset({ req, email: (req.data as { email?: unknown } | undefined)?.email })
    return Response.json({ message: req.t('general:success') })
  },
}

/** The GraphQL mutation `forgotPasswordUser`. */
export async function requestResetMutation(
  _: unknown,
  { email }: { email?: unknown },
  { req }: { req: PayloadRequest },
): Promise<true> {
  await requestReset({ req, email })
  return true
}

async function sendLink({ payload, email }: { payload: Payload; email: string }): Promise<void> {
  const token = randomBytes(32).toString('base64url')
  const user = await inTransaction({ payload }, async (req) => {
    const found = await req.payload.db.findOne<User>({
      collection: 'users',
      req,
      where: { email: { equals: email } },
    })
    // Service accounts do not receive mail.
    if (!found || isServiceRole(found.role)) return undefined
    const data = {
      ...found,
      resetPasswordToken: hashOfToken(token),
      resetPasswordExpiration: new Date(Date.now() + AN_HOUR_MS).toISOString(),
      updatedAt: null,
    }
    await req.payload.db.updateOne({ collection: 'users', id: found.id, data, req, returning: false })
    return found
  })
  if (!user) return
  const { routes, serverURL } = payload.config
  // Uses the configured URL, never the request's Host header, which the sender controls.
  const link = `${serverURL}${routes.admin}/reset/${token}`
  await payload.sendEmail({
    to: user.email,
    subject: 'Set a new password for Dateline',
    text: words(user, link),
  })
}

const words = ({ name }: User, link: string) => `Hello ${name},

A new password was requested for your Dateline account. Set it here:

${link}

The link works once and expires after one hour. A new password ends all your sessions.

If you did not request it, ignore this message: your password does not change. If it happens again, tell an admin of
your newsroom.
`

/** A mail server's message may contain the address, so only its codes are logged. */
function bare(error: unknown): object {
  const { code, responseCode, name, command } = (error ?? {}) as Record<string, unknown>
  return { name, code, responseCode, command }
}
