import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

/** An id, a time and a signature of 43 characters; a longer token is invalid and not parsed. */
const MAX_LENGTH = 128

/**
 * Signs the token in a preview's URL: the link's id, its expiry, and a signature over both (HMAC-SHA256) with a key that is derived from
 * `PAYLOAD_SECRET` for this purpose only. The same link has the same token.
 */
export function signPreviewToken({
  linkId,
  expiresAt,
  secret,
}: {
  linkId: string
  expiresAt: Date
  secret: string
}): string {
  const claim = `${linkId}.${Math.floor(expiresAt.getTime() / 1000).toString(36)}`
  return `${claim}.${signatureOf(claim, secret).toString('base64url')}`
}

/** The link id of a token; undefined if the token is invalid or has expired by `now`. */
export function readPreviewToken({
  token,
  secret,
  now,
}: {
  token: string
  secret: string
  now: Date
}): string | undefined {
  if (token.length > MAX_LENGTH) return undefined
  const [, claim = '', linkId, end = '', given = ''] =
    /^(([a-zA-Z0-9-]{1,40})\.([a-z0-9]{1,9}))\.([\w-]{43})$/.exec(token) ?? []
  if (!linkId) return undefined
  const signature = Buffer.from(given, 'base64url')
  const expected = signatureOf(claim, secret)
  if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) return undefined
  return parseInt(end, 36) * 1000 > now.getTime() ? linkId : undefined
}

function signatureOf(claim: string, secret: string): Buffer {
  const key = hkdfSync('sha256', secret, '', 'dateline preview link 1', 32)
  return createHmac('sha256', Buffer.from(key)).update(claim).digest()
}
