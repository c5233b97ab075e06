import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

import { generateCookie, parseCookies, type PayloadRequest } from 'payload'

const HALF_A_YEAR = 180 * 24 * 60 * 60

/**
 * The mark of the device that a request comes from, where it has signed in to this account before; else undefined.
 * A device cookie as OWASP describes it ("Slow Down Online Guessing Attacks with Device Cookies"): it opens nothing,
 * it is only counted apart, so that strangers who guess at an account do not keep its owner out.
 */
export function knownDevice({ req, email }: { req: PayloadRequest; email: string }): string | undefined {
  const [mark = '', signature = ''] = (parseCookies(req.headers).get(nameFor({ req, email })) ?? '').split(
    '.',
  )
  const expected = Buffer.from(signatureOf({ req, email, mark }))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? mark : undefined
}

/** The cookie that makes this device known to the account from now on: one for each account that it signs in to. */
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

/** The name does not tell whose account it is. */
function nameFor({ req, email }: { req: PayloadRequest; email: string }): string {
  return `dateline-device-${sign(req, `name\n${email}`).toString('hex').slice(0, 12)}`
}

function signatureOf({ req, email, mark }: { req: PayloadRequest; email: string; mark: string }): string {
  return sign(req, `mark\n${email}\n${mark}`).toString('base64url')
}

function sign(req: PayloadRequest, text: string): Buffer {
  return createHmac('sha256', req.payload.secret).update(`dateline device\n${text}`).digest()
}
