import { describe, expect, it } from 'vitest'

import { readPreviewToken, signPreviewToken } from '../../../src/public/preview/token'

const LINK = { linkId: '0b7d7a52-6b44-4a64-9a1c-6f0e6d3f7f10', secret: 'a secret of the newsroom' }
const expiresAt = new Date('2026-11-30T12:00:00.000Z')
const token = signPreviewToken({ ...LINK, expiresAt })
const read = (given: string, { now = '2026-11-30T11:59:59.000Z', secret = LINK.secret } = {}) =>
  readPreviewToken({ token: given, secret, now: new Date(now) })

describe('the token of a preview link', () => {
  it('names its link until it ends, to the second', () => {
    expect(read(token)).toBe(LINK.linkId)
    expect(read(token, { now: '2026-11-30T12:00:00.000Z' })).toBeUndefined()
    expect(read(token, { now: '2027-01-01T00:00:00.000Z' })).toBeUndefined()
  })

  it('is invalid with another secret, or with any character changed, added or left out', () => {
    expect(read(token, { secret: 'another' })).toBeUndefined()
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'a' ? 'b' : 'a'
      // The last character has two bits that no byte uses; those alone decode to the same signature.
      const changed = token.slice(0, at) + other + token.slice(at + 1)
      if (at < token.length - 1) expect(read(changed), changed).toBeUndefined()
      expect(read(token.slice(0, at) + token.slice(at + 1))).toBeUndefined()
    }
    expect(read(`${token}a`)).toBeUndefined()
  })

  it.each(['', '.', '..', 'a.b.c', 'x'.repeat(5_000), `${LINK.linkId}.zzzzzz.`, '%00', 'é.1.x'])(
    'is not %j',
    (given) => expect(read(given)).toBeUndefined(),
  )

  it('fits into an address as it is', () => expect(token).toMatch(/^[\w.-]{60,128}$/))
})
