import { expect, it } from 'vitest'

import { retryLostRace } from '../../src/server/retryLostRace'

const lost = () => Response.json({ errors: [{ data: { code: 'write-conflict' } }] }, { status: 409 })
const save = () => new Request('http://127.0.0.1/api/articles', { method: 'POST', body: 'the story' })

it('saves what lost twice, with the whole text each time', async () => {
  const texts: string[] = []
  const handle = retryLostRace({
    canReplay: () => true,
    async handle(request) {
      texts.push(await request.text())
      return texts.length < 3 ? lost() : Response.json({ doc: {} }, { status: 201 })
    },
  })
  expect((await handle(save())).status).toBe(201)
  expect(texts).toEqual(['the story', 'the story', 'the story'])
})

it('saves what a transaction that was left open stood in the way of, as long as that may last', async () => {
  const began = Date.now()
  const handle = retryLostRace({
    canReplay: () => true,
    handle: () =>
      Promise.resolve(Date.now() < began + 300 ? lost() : Response.json({ doc: {} }, { status: 201 })),
    patience: 5_000,
  })
  expect((await handle(save())).status).toBe(201)
})

it('answers 409 when its patience is at an end', async () => {
  let tries = 0
  const began = Date.now()
  const handle = retryLostRace({
    canReplay: () => true,
    handle() {
      tries += 1
      return Promise.resolve(lost())
    },
    patience: 100,
  })
  expect((await handle(save())).status).toBe(409)
  expect(tries).toBeGreaterThan(1)
  expect(Date.now() - began).toBeGreaterThanOrEqual(100)
})

it('handles once what may be half written, and what was refused for another reason', async () => {
  for (const [canReplay, answer] of [
    [false, lost()],
    [true, Response.json({ errors: [{ data: { code: 'in-use' } }] }, { status: 409 })],
  ] as const) {
    let tries = 0
    const handle = retryLostRace({
      canReplay: () => canReplay,
      handle() {
        tries += 1
        return Promise.resolve(answer)
      },
    })
    expect((await handle(save())).status).toBe(409)
    expect(tries).toBe(1)
  }
})

it('lets those that lost one race go one after the other', async () => {
  const seen = new Set<string>()
  let underWay = 0
  let most = 0
  const handle = retryLostRace({
    canReplay: () => true,
    async handle(request) {
      const name = request.headers.get('x-name') ?? ''
      if (!seen.has(name)) {
        seen.add(name)
        return lost()
      }
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise((later) => setTimeout(later, 5))
      underWay -= 1
      return Response.json({})
    },
  })
  const all = Array.from({ length: 10 }, (_, index) => {
    const headers = { 'x-name': `editor ${index}` }
    return handle(new Request('http://127.0.0.1/api/articles/1', { method: 'PATCH', headers }))
  })
  expect((await Promise.all(all)).every(({ status }) => status === 200)).toBe(true)
  expect(seen.size).toBe(10)
  expect(most).toBe(1)
})
