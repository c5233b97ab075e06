import { Webhook as Verifier } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import type { Delivery, Webhook } from '../../src/generated/payload-types'
import { deliverDue } from './deliverDue'
import { describeOnEngine, itOnce } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'
import { openReceiver, type Receiver } from './receiver'

const START = Date.parse('2027-03-01T12:00:00Z')

describeOnEngine('webhooks', () => {
  let newsroom: Newsroom
  let receiver: Receiver
  let now = START
  /** Numbers what was committed and delivers what is due, as the server's timer does. */
  let tick: () => Promise<void>
  beforeAll(async () => {
    newsroom = await openNewsroom({ WEBHOOK_HOSTS: '127.0.0.1' })
    receiver = await openReceiver()
    const { payload } = newsroom
    const { setClock } = await import('../../src/clock')
    const { numberLines } = await import('../../src/collections/Changes/numberLines')
    setClock(payload, () => new Date(now))
    tick = async () => {
      await numberLines({ payload })
      await deliverDue({ payload })
    }
  })
  afterAll(async () => {
    await receiver.close()
    await newsroom.close()
  })
  beforeEach(async () => {
    await tick()
    const { payload } = newsroom
    await payload.delete({ collection: 'webhooks', where: { id: { exists: true } } })
    receiver.received.length = 0
    receiver.answer(204)
  })

  const admin = <Body = Record<string, unknown>>(path: string, method = 'GET', body?: unknown) =>
    newsroom.ask<Body>('admin', `/api${path}`, { method, ...(body === undefined ? {} : { body }) })
  const addHook = async (data: object = {}) => {
    const answer = await admin<{ doc: Webhook }>('/webhooks', 'POST', {
      name: 'The site',
      url: receiver.url,
      ...data,
    })
    expect(answer.status, answer.text).toBe(201)
    return answer.body.doc
  }
  const publish = async (headline: string) => {
    const { body } = await newsroom.ask<{ doc: { id: string; slug: string } }>('editor', '/api/articles', {
      method: 'POST',
      body: { headline, body: richText('Words.'), _status: 'published' },
    })
    return body.doc
  }
  const deliveries = async () =>
    (await admin<{ docs: Delivery[] }>('/deliveries?depth=0&sort=number&limit=100')).body.docs

  it('are told what happened, signed so that anybody’s verifier accepts it', async () => {
    const { secret } = await addHook()
    const { id, slug } = await publish('A story with a webhook')
    await tick()
    expect(receiver.received).toHaveLength(1)
    const [{ headers, body }] = receiver.received as [{ headers: Record<string, string>; body: string }]
    const told = new Verifier(secret!).verify(body, headers)
    const [delivery] = await deliveries()
    expect(told).toEqual({
      type: 'article.published',
      timestamp: new Date(START).toISOString(),
      data: {
        cursor: String(delivery!.number),
        kind: 'published',
        at: new Date(START).toISOString(),
        id,
        slug,
        url: `http://127.0.0.1:3999/articles/${slug}`,
        previousSlug: null,
        previousUrl: null,
        isMinor: false,
      },
    })
    expect(headers['webhook-id']).toBe(`msg_${delivery!.id}`)
    expect(delivery).toMatchObject({
      state: 'delivered',
      attempts: 1,
      status: 204,
      failure: null,
      nextAt: null,
    })
    await tick()
    expect(receiver.received).toHaveLength(1)
  })

  it('are told of the kinds they asked for, and of nothing while they are switched off', async () => {
    await addHook({ kinds: ['unpublished'] })
    await addHook({ name: 'Off', isActive: false })
    const { id } = await publish('Told of its end only')
    await newsroom.ask('editor', `/api/articles/${id}/unpublish`, { method: 'POST', body: {} })
    await tick()
    expect(receiver.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'article.unpublished',
    ])
  })

  it('are tried again after an answer that is none, and then it is delivered, under the same id', async () => {
    await addHook()
    receiver.answer(500)
    await publish('Delivered at the second try')
    await tick()
    expect(await deliveries()).toMatchObject([
      { state: 'waiting', attempts: 1, status: 500, failure: 'The receiver responded with 500.' },
    ])
    receiver.answer(200)
    now += 4_000
    await tick()
    expect(receiver.received).toHaveLength(1)
    now += 1_000
    await tick()
    expect(await deliveries()).toMatchObject([
      { state: 'delivered', attempts: 2, status: 200, failure: null },
    ])
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(1)
    expect(ids).toHaveLength(2)
  })

  it('have failed after the last try, and an admin sends it again', async () => {
    await addHook()
    receiver.answer(503)
    await publish('Nobody wants it')
    for (let hours = 0; hours < 24; hours += 1) {
      for (const pause of [0, 6_000, 60_000, 180_000, 660_000]) {
        now += pause
        await tick()
      }
      now += 3_600_000
    }
    const [failed] = await deliveries()
    expect(failed).toMatchObject({ state: 'failed', attempts: 8, status: 503, nextAt: null })
    expect(receiver.received).toHaveLength(8)
    receiver.answer(204)
    expect(
      (await newsroom.ask('editor', `/api/deliveries/${failed!.id}/replay`, { method: 'POST' })).status,
    ).toBe(403)
    expect((await admin(`/deliveries/${failed!.id}/replay`, 'POST')).status).toBe(200)
    await tick()
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 1, failure: null }])
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(`msg_${failed!.id}`)
    expect((await admin('/deliveries/no-such-one/replay', 'POST')).status).toBe(404)
  })

  itOnce('of a receiver that is gone for good are not tried again', async () => {
    await addHook()
    receiver.answer(410)
    await publish('Gone')
    await tick()
    expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 1, status: 410 }])
  })

  it('are called once by two servers that look at the same time', async () => {
    await addHook()
    await Promise.all(Array.from({ length: 6 }, (_, index) => publish(`At once ${index}`)))
    const { numberLines } = await import('../../src/collections/Changes/numberLines')
    await numberLines(newsroom)
    await Promise.all([deliverDue(newsroom), deliverDue(newsroom), deliverDue(newsroom)])
    now += 1_000
    await tick()
    const ids = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
  })

  it('that a server was about to call when it ended are called by the next', async () => {
    await addHook()
    await publish('Taken and left')
    const { numberLines } = await import('../../src/collections/Changes/numberLines')
    await numberLines(newsroom)
    const { payload } = newsroom
    const [delivery] = await deliveries()
    // Taken by a process that has ended: it will not say what came of it.
    const nextAt = new Date(now + 60_000).toISOString()
    await payload.db.updateOne({
      collection: 'deliveries',
      data: { attempts: 1, nextAt },
      id: delivery!.id,
      req: {},
    })
    await tick()
    expect(receiver.received).toHaveLength(0)
    now += 61_000
    await tick()
    expect(receiver.received).toHaveLength(1)
    expect(await deliveries()).toMatchObject([{ state: 'delivered', attempts: 2 }])
  })

  itOnce('to a private address are refused when they are saved, and when they are called', async () => {
    for (const url of [
      'https://10.0.0.1/',
      'https://localhost/',
      'http://www.example.com/',
      'https://0x0a.1/',
    ]) {
      const answer = await admin('/webhooks', 'POST', { name: 'Inside', url })
      expect([answer.status, answer.text], url).toEqual([422, expect.stringContaining('webhook-address')])
    }
    const hook = await addHook()
    expect((await admin(`/webhooks/${hook.id}`, 'PATCH', { url: 'https://192.168.0.1/' })).status).toBe(422)
    // Saved in a time when it was allowed.
    const { payload } = newsroom
    await payload.db.updateOne({
      collection: 'webhooks',
      data: { url: 'https://10.0.0.1/' },
      id: hook.id,
      req: {},
    })
    await publish('Never sent inside')
    await tick()
    const [delivery] = await deliveries()
    expect(delivery).toMatchObject({
      state: 'waiting',
      attempts: 1,
      failure: expect.stringContaining('private'),
    })
  })

  it('have a secret that the server makes, admins alone read, and a renewal replaces', async () => {
    const hook = await addHook({ secret: 'whsec_chosen' })
    expect(hook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
    await admin(`/webhooks/${hook.id}`, 'PATCH', { name: 'Renamed', secret: 'whsec_chosen' })
    const read = async () => (await admin<Webhook>(`/webhooks/${hook.id}`)).body.secret
    expect(await read()).toBe(hook.secret)
    const stored = await newsroom.payload.db.findOne<Webhook>({
      collection: 'webhooks',
      req: {},
      where: { id: { equals: hook.id } },
    })
    expect(stored?.secret).not.toContain('whsec_')
    expect((await admin(`/webhooks/${hook.id}/renew-secret`, 'POST', {})).status).toBe(200)
    const renewed = await read()
    expect(renewed).toMatch(/^whsec_/)
    expect(renewed).not.toBe(hook.secret)
    await publish('Signed with the new one')
    await tick()
    const { headers, body } = receiver.received[0]!
    expect(() => new Verifier(hook.secret!).verify(body, headers)).toThrow('No matching signature')
    expect(() => new Verifier(renewed!).verify(body, headers)).not.toThrow()
    for (const secret of [hook.secret!, renewed!]) expect(newsroom.log()).not.toContain(secret)
    expect((await newsroom.ask('editor', `/api/webhooks/${hook.id}`)).status).toBe(403)
  })

  it('whose secret was encrypted by another PAYLOAD_SECRET are not called with a wrong signature', async () => {
    const hook = await addHook()
    const { payload } = newsroom
    await payload.db.updateOne({
      collection: 'webhooks',
      data: { secret: 'ab'.repeat(60) },
      id: hook.id,
      req: {},
    })
    expect((await admin<Webhook>(`/webhooks/${hook.id}`)).body.secret).toBeNull()
    await publish('Not signed')
    await tick()
    expect(await deliveries()).toMatchObject([
      { state: 'failed', failure: expect.stringContaining('Renew it') },
    ])
    expect(receiver.received).toHaveLength(0)
  })

  it('are forgotten thirty days after they ended', async () => {
    await addHook()
    await publish('Long ago')
    await publish('Just now')
    await tick()
    const { forgetOld } = await import('../../src/collections/Deliveries/forgetOld')
    const [first] = await deliveries()
    const data = { updatedAt: new Date(Date.now() - 31 * 86_400_000).toISOString() }
    await newsroom.payload.db.updateOne({ collection: 'deliveries', data, id: first!.id, req: {} })
    await forgetOld(newsroom)
    expect((await deliveries()).map(({ number }) => number)).toEqual([first!.number + 1])
  })

  it('take what they were told with them when they are deleted', async () => {
    const hook = await addHook()
    await publish('Told and forgotten')
    await tick()
    expect(await deliveries()).toHaveLength(1)
    expect((await admin(`/webhooks/${hook.id}`, 'DELETE')).status).toBe(200)
    expect(await deliveries()).toEqual([])
  })
})
