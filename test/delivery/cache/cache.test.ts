import { describe, expect, it } from 'vitest'

import { createCache, type Filled } from '../../../src/delivery/cache/cache'
import type { CachedResponse } from '../../../src/delivery/cache/cachedResponse'

const keptOf = (text: string): CachedResponse => ({
  status: 200,
  head: [],
  headOfNothingNew: [],
  body: Buffer.from(text),
  etag: `"${text}"`,
  encoded: new Map(),
  encode: undefined,
  isForAnyOrigin: true,
  bytes: 1_000,
})
const filled = (text: string, isKept = true): Filled => ({ kept: keptOf(text), isKept })

/** A computation that ends when it is told to. */
function slow() {
  let end: (filled: Filled) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const promise = new Promise<Filled>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  let count = 0
  return {
    fill: () => {
      count += 1
      return promise
    },
    end,
    fail,
    count: () => count,
  }
}

/** Lets what was promised come through. */
const settle = () => new Promise((resolve) => setImmediate(resolve))
const textOf = (kept: CachedResponse | undefined) => kept?.body.toString()

function open({ end }: { end?: () => Promise<number | undefined> } = {}) {
  const clock = { now: 1_000_000 }
  const cache = createCache({ maxBytes: 100_000, now: () => clock.now, findEnd: end })
  const ask = async (text: string) =>
    textOf(await cache.through({ key: '/a', fill: async () => filled(text) }))
  return { cache, clock, ask }
}

describe('the cache', () => {
  it('computes once for all who ask at the same time, and keeps it', async () => {
    const { cache } = open()
    const one = slow()
    const all = [1, 2, 3].map(() => cache.through({ key: '/a', fill: one.fill }))
    one.end(filled('old'))
    expect((await Promise.all(all)).map(textOf)).toEqual(['old', 'old', 'old'])
    expect(one.count()).toBe(1)
    await settle()
    expect(textOf(cache.find('/a'))).toBe('old')
    expect(cache.figures()).toMatchObject({ hits: 3, misses: 1, entries: 1, bytes: 1_000 })
  })

  it('forgets everything when it is emptied', async () => {
    const { cache, ask } = open()
    await ask('old')
    await settle()
    cache.empty()
    expect(cache.find('/a')).toBeUndefined()
    expect(await ask('new')).toBe('new')
  })

  it('stores nothing that was started before it was emptied, and does not serve it to later requests', async () => {
    const { cache } = open()
    const before = slow()
    const early = cache.through({ key: '/a', fill: before.fill })
    cache.empty()
    const after = slow()
    const late = cache.through({ key: '/a', fill: after.fill })
    after.end(filled('new'))
    expect(textOf(await late)).toBe('new')
    before.end(filled('old'))
    expect(textOf(await early)).toBe('old')
    await settle()
    expect(textOf(cache.find('/a'))).toBe('new')
  })

  it('stores nothing that ended after it was emptied, without requests since', async () => {
    const { cache } = open()
    const before = slow()
    const early = cache.through({ key: '/a', fill: before.fill })
    cache.empty()
    before.end(filled('old'))
    await early
    await settle()
    expect(cache.find('/a')).toBeUndefined()
  })

  it('stores no failure: waiting requests get it, and the next one computes again', async () => {
    const { cache, ask } = open()
    const broken = slow()
    const all = [1, 2].map(() => cache.through({ key: '/a', fill: broken.fill }))
    broken.fail(new Error('away'))
    for (const one of all) await expect(one).rejects.toThrow('away')
    expect(await ask('new')).toBe('new')
  })

  it('keeps nothing that says so', async () => {
    const { cache } = open()
    await cache.through({ key: '/a', fill: async () => filled('once', false) })
    await settle()
    expect(cache.find('/a')).toBeUndefined()
  })

  it('keeps nothing for longer than a minute', async () => {
    const { cache, clock, ask } = open()
    await ask('old')
    await settle()
    clock.now += 59_999
    expect(textOf(cache.find('/a'))).toBe('old')
    clock.now += 1
    expect(cache.find('/a')).toBeUndefined()
  })

  it('keeps nothing with room for nothing', async () => {
    const cache = createCache({ maxBytes: 0 })
    await cache.through({ key: '/a', fill: async () => filled('once') })
    await settle()
    expect(cache.find('/a')).toBeUndefined()
  })
})

describe('an embargo that ends', () => {
  it('empties the cache at that moment', async () => {
    const { cache, clock, ask } = open({ end: async () => 1_005_000 })
    await ask('old')
    await settle()
    clock.now = 1_004_999
    expect(textOf(cache.find('/a'))).toBe('old')
    clock.now = 1_005_000
    expect(cache.find('/a')).toBeUndefined()
  })

  it('overtakes what was begun before it', async () => {
    const { cache, clock } = open({ end: async () => 1_005_000 })
    const first = cache.through({ key: '/b', fill: async () => filled('b') })
    await first
    await settle()
    const before = slow()
    const early = cache.through({ key: '/a', fill: before.fill })
    clock.now = 1_005_000
    before.end(filled('old'))
    await early
    await settle()
    expect(cache.find('/a')).toBeUndefined()
  })

  it('is looked up once between two changes, and again after each', async () => {
    let looks = 0
    const { cache, ask } = open({
      end: async () => {
        looks += 1
        return undefined
      },
    })
    for (const key of ['/a', '/b', '/c']) {
      await cache.through({ key, fill: async () => filled('x') })
      await settle()
    }
    expect(looks).toBe(1)
    cache.empty()
    await ask('new')
    await settle()
    expect(looks).toBe(2)
  })

  it('stores nothing while the time is unknown', async () => {
    let isAway = true
    const { cache, ask } = open({
      end: async () => {
        if (isAway) throw new Error('away')
        return undefined
      },
    })
    expect(await ask('once')).toBe('once')
    await settle()
    expect(cache.find('/a')).toBeUndefined()
    isAway = false
    await ask('kept')
    await settle()
    expect(textOf(cache.find('/a'))).toBe('kept')
  })

  it('is not believed where it was looked up before a change', async () => {
    const ends: ((end: number | undefined) => void)[] = []
    const { cache, clock, ask } = open({ end: () => new Promise((resolve) => ends.push(resolve)) })
    await ask('old')
    await settle()
    cache.empty()
    await ask('new')
    await settle()
    ends[1]!(1_001_000)
    ends[0]!(undefined)
    await settle()
    expect(textOf(cache.find('/a'))).toBe('new')
    clock.now = 1_001_000
    expect(cache.find('/a')).toBeUndefined()
  })
})
