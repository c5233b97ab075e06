import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'

import { newSecret } from '../../src/webhooks/secret'
import { signedHeaders } from '../../src/webhooks/sign'

describe('a signature', () => {
  const at = new Date()
  const body = JSON.stringify({ type: 'article.published', data: { slug: 'grüße-日本' } })

  it('is accepted by a verifier of the specification', () => {
    const secret = newSecret()
    const headers = signedHeaders({ id: 'msg_1', at, body, secret })
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body))
  })

  it('is the one of the specification’s own example', () => {
    const signature = signedHeaders({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
      secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    })['webhook-signature']
    expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  it('is of this body, this message, this time and this secret alone', () => {
    const secret = newSecret()
    const headers = signedHeaders({ id: 'msg_1', at, body, secret })
    const verify = (changed: object, words = body, key = secret) =>
      new Webhook(key).verify(words, { ...headers, ...changed })
    expect(() => verify({})).not.toThrow()
    expect(() => verify({}, `${body} `)).toThrow('No matching signature')
    expect(() => verify({ 'webhook-id': 'msg_2' })).toThrow('No matching signature')
    expect(() => verify({}, body, newSecret())).toThrow('No matching signature')
    const later = String(Number(headers['webhook-timestamp']) + 1)
    expect(() => verify({ 'webhook-timestamp': later })).toThrow('No matching signature')
  })

  it('is made with a secret as long as the specification asks', () => {
    const secret = newSecret()
    expect(secret).toMatch(/^whsec_/)
    const { length } = Buffer.from(secret.slice('whsec_'.length), 'base64')
    expect(length).toBeGreaterThanOrEqual(24)
    expect(length).toBeLessThanOrEqual(64)
    expect(newSecret()).not.toBe(secret)
  })
})
