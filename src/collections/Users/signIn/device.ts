import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

import { generateCookie, parseCookies, type PayloadRequest } from 'payload'

const HALF_A_YEAR = 180 * 24 * 60 * 60

/**
 * The id of the request's device, if it has signed in to this account before; otherwise undefined. A device cookie as described by OWASP
 * ("Slow Down Online Guessing Attacks with Device Cookies"): it grants no access, but is rate-limited separately, so that strangers
 * guessing passwords do not lock out the owner.
 */
export function knownDevice({ req, email }: { req: PayloadRequest; email: string }): string | undefined {
  const [mark = '', signature = ''] = (parseCookies(req.headers).get(nameFor({ req, email })) ?? '').split(
    '.',
  )
  const expected = Buffer.from(signatureOf({ req, email, mark }))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? mark : undefined
}

/** The cookie that identifies this device to the account from now on; one per account. */
export function deviceCookie({
  req,
  email,
  isSecure,
}: {
  req: PayloadRequest
  email: string
  isSecure: boolean
}): string {
  const mark = randomBytes(16).toString('base64url')
  return generateCookie<false>({
    name: nameFor({ req, email }),
    value: `${mark}.${signatureOf({ req, email, mark })}`,
    httpOnly: true,
    maxAge: HALF_A_YEAR,
    path: '/api',
    returnCookieAsObject: false,
    sameSite: 'Lax',
    secure: isSecure,
  })
}

/** The cookie name does not reveal the account. */
function nameFor({ req, email }: { req: PayloadRequest; email: string }): string {
  return `dateline-device-${sign(req, `name\n${email}`).toString('hex').slice(0, 12)}`
}

function signatureOf({ req, email, mark }: { req: PayloadRequest; email: string; mark: string }): string {
  return sign(req, `mark\n${email}\n${mark}`).toString('base64url')
}

function sign(req: PayloadRequest, text: string): Buffer {
  return createHmac('sha256', req.payload.secret).update(`dateline device\n${text}`).digest()
}
