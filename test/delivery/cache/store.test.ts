import { describe, expect, it } from 'vitest'

import { createStore } from '../../../src/delivery/cache/store'

const of = (bytes: number) => ({ bytes })

describe('the memory', () => {
  it('never holds more than it may', () => {
    const store = createStore({ maxBytes: 1_000 })
    for (let index = 0; index < 500; index += 1) {
      store.set(`/${index}`, of(1 + (index % 120)))
      if (index % 3 === 0) store.get(`/${index - (index % 7)}`)
      expect(store.bytes()).toBeLessThanOrEqual(1_000)
    }
    expect(store.count()).toBeGreaterThan(5)
  })

  it('lets go first of what was used longest ago', () => {
    const store = createStore({ maxBytes: 1_000 })
    for (let index = 0; index < 11; index += 1) store.set(`/${index}`, of(100))
    expect(store.get('/0')).toBeUndefined()
    expect(store.get('/1')).toBeDefined()
  })

  it('keeps what readers come back for while a client walks through made-up addresses', () => {
    const store = createStore({ maxBytes: 1_000 })
    store.set('/front', of(100))
    store.get('/front')
    for (let index = 0; index < 10_000; index += 1) store.set(`/made-up-${index}`, of(100))
    expect(store.get('/front')).toBeDefined()
    expect(store.bytes()).toBeLessThanOrEqual(1_000)
  })

  it('does not give all of its room to what was asked for twice', () => {
    const store = createStore({ maxBytes: 1_000 })
    for (let index = 0; index < 100; index += 1) {
      store.set(`/${index}`, of(100))
      store.get(`/${index}`)
    }
    expect(store.bytes()).toBeLessThanOrEqual(1_000)
    store.set('/new', of(100))
    expect(store.get('/new')).toBeDefined()
  })

  it('takes nothing that would push out most of the rest', () => {
    const store = createStore({ maxBytes: 1_000 })
    store.set('/whole', of(126))
    expect(store.get('/whole')).toBeUndefined()
  })

  it('counts a key once that is set again, and nothing once it is cleared', () => {
    const store = createStore({ maxBytes: 1_000 })
    store.set('/a', of(100))
    store.get('/a')
    store.set('/a', of(50))
    expect(store.bytes()).toBe(50)
    store.clear()
    expect([store.bytes(), store.count(), store.get('/a')]).toEqual([0, 0, undefined])
  })
})
