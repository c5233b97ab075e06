import { initTransaction, type PayloadRequest } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Article, Delivery, Schedule } from '../../src/generated/payload-types'
import { deliverDue } from './deliverDue'
import { describeOnEngine } from './engine'
import { richText } from './material'
import { openNewsroom, type Newsroom } from './newsroom'
import { openReceiver, type Receiver } from './receiver'

describeOnEngine('a transaction that something fails in', () => {
  let newsroom: Newsroom
  let receiver: Receiver
  let now = Date.now()
  beforeAll(async () => {
    newsroom = await openNewsroom({ WEBHOOK_HOSTS: '127.0.0.1' })
    receiver = await openReceiver()
    const { setClock } = await import('../../src/clock')
    setClock(newsroom.payload, () => new Date(now))
    const hook = { method: 'POST', body: { name: 'The site', url: receiver.url } }
    expect((await newsroom.ask('admin', '/api/webhooks', hook)).status).toBe(201)
  })
  afterAll(async () => {
    await receiver.close()
    await newsroom.close()
  })

  const save = (headline: string, more: object = {}) =>
    newsroom.ask<{ doc: { id: string } }>('editor', '/api/articles', {
      method: 'POST',
      body: { headline, body: richText('Words.'), ...more },
    })
  const openSessions = () =>
    Object.keys((newsroom.payload.db as unknown as { sessions: Record<string, unknown> }).sessions)

  /** One story published by a schedule, its change numbered and delivered: all that the server does in the background. */
  const round = async () => {
    const { numberLines } = await import('../../src/collections/Changes/numberLines')
    const { runDue } = await import('../../src/collections/Schedules/runDue')
    await runDue(newsroom)
    await numberLines(newsroom)
    await deliverDue(newsroom)
  }
  const schedule = async (headline: string) => {
    const { body } = await save(headline, { _status: 'draft' })
    const answer = await newsroom.ask('editor', `/api/articles/${body.doc.id}/schedule`, {
      method: 'POST',
      body: { action: 'publish', at: new Date(now + 60_000).toISOString(), timeZone: 'UTC' },
    })
    expect(answer.status, answer.text).toBe(201)
    now += 61_000
  }

  it('leaves none open, whichever of its statements it is: nothing is lost, nothing is done twice', async () => {
    let reached = 0
    for (let failing = 1; ; failing += 1) {
      const headline = `Statement ${failing} fails`
      await schedule(headline)
      const fault = failAt(newsroom, failing)
      await round().catch((error: unknown) => expect(String(error)).toContain(FAULT))
      const { isMade, statement } = fault.end()
      // What other processes are told is written in the background.
      await expect.poll(openSessions, { message: `after ${statement}`, timeout: 60_000 }).toEqual([])
      // What was taken before the fault is free again after its lease.
      now += 61_000
      const started = performance.now()
      await round()
      expect((await save(`Saved after fault ${failing}`)).status, `after ${statement}`).toBe(201)
      expect(performance.now() - started, `after ${statement}`).toBeLessThan(8_000)
      if (!isMade) break
      reached = failing
    }
    expect(reached).toBeGreaterThan(20)

    const { payload } = newsroom
    const { docs: schedules } = await payload.db.find<Schedule>({
      collection: 'schedules',
      limit: 0,
      pagination: false,
      req: {},
    })
    const states = new Set(schedules.map(({ state }) => state))
    expect([...states], JSON.stringify(schedules.filter(({ state }) => state !== 'done'))).toEqual(['done'])
    const { docs: deliveries } = await payload.db.find<Delivery>({
      collection: 'deliveries',
      limit: 0,
      pagination: false,
      req: {},
    })
    expect(deliveries.every(({ state }) => state === 'delivered')).toBe(true)
    // A story has one publication and its receiver one message of it; a fault between call and note may send that again.
    const told = receiver.received.map(({ headers }) => headers['webhook-id'])
    expect(new Set(told).size).toBe(deliveries.length)
    expect(deliveries).toHaveLength(schedules.length)
  })

  it('and one that is left open is rolled back: others save meanwhile or after it, and it can save nothing more', async () => {
    const { payload } = newsroom
    const { listenToTimings } = await import('../../src/database/timings')
    const expired: number[] = []
    const stopListening = listenToTimings(({ what, ms }) => void (what === 'expired' && expired.push(ms)))
    const { body } = await save('Left alone')
    const { id } = body.doc
    const req = { payload, context: {} } as unknown as PayloadRequest
    await initTransaction(req)
    await payload.db.updateOne({ collection: 'articles', id, data: { kicker: 'Left open' }, req })
    const others = await newsroom.ask('editor', `/api/articles/${id}?draft=true`, {
      method: 'PATCH',
      body: { summary: 'Saved by another' },
    })
    expect(others.status, others.text).toBe(200)
    await expect.poll(() => expired.length, { timeout: 30_000 }).toBe(1)
    stopListening()
    // On MongoDB it depends on the moment whether the driver refuses it or the server, which no longer knows the transaction.
    const refused = /Failed query|ended|expired|rolled back|does not match any in-progress/
    await expect(
      payload.db.updateOne({ collection: 'articles', id, data: { kicker: 'Too late' }, req }),
    ).rejects.toThrow(refused)
    await expect(payload.db.commitTransaction(req.transactionID!)).rejects.toThrow(refused)
    const stored = await payload.db.findOne<Article>({
      collection: 'articles',
      req: {},
      where: { id: { equals: id } },
    })
    expect(stored?.kicker ?? null).toBeNull()
    expect((await newsroom.ask('anonymous', '/readyz')).status).toBe(200)
  })
})

const FAULT = 'a fault made on purpose'
const METHODS = [
  'beginTransaction',
  'commitTransaction',
  'count',
  'create',
  'createVersion',
  'deleteMany',
  'deleteOne',
  'deleteVersions',
  'find',
  'findOne',
  'findVersions',
  'queryDrafts',
  'updateMany',
  'updateOne',
  'updateVersion',
  'upsert',
] as const

/** Makes the `nth` call of the database fail: before it is made, as where a connection breaks or a disk is full. */
function failAt({ payload }: Newsroom, nth: number): { end: () => { isMade: boolean; statement: string } } {
  const db = payload.db as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>
  const own = Object.fromEntries(METHODS.map((name) => [name, db[name]!]))
  let calls = 0
  let statement = ''
  for (const name of METHODS) {
    db[name] = async (...args) => {
      calls += 1
      if (calls !== nth) return own[name]!.apply(db, args)
      const [first] = args as [{ collection?: string } | undefined]
      statement = `${name} ${first?.collection ?? ''} (${nth})`
      // A transaction that could not be committed has ended.
      if (name === 'commitTransaction') await db.rollbackTransaction!(...args)
      throw Object.assign(new Error(FAULT), { code: 'SQLITE_FULL' })
    }
  }
  return {
    end() {
      Object.assign(db, own)
      return { isMade: statement !== '', statement }
    },
  }
}
