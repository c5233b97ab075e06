import { expect, it } from 'vitest'

import { nextTry } from '../../src/webhooks/retries'

it('a delivery is tried eight times, with longer and longer pauses', () => {
  let now = new Date('2026-11-23T12:00:00Z')
  const tries = ['2026-11-23T12:00:00.000Z']
  for (let attempts = 1; ; attempts += 1) {
    const next = nextTry({ attempts, now })
    if (!next) break
    tries.push(next.toISOString())
    now = next
  }
  expect(tries).toEqual([
    '2026-11-23T12:00:00.000Z',
    '2026-11-23T12:00:05.000Z',
    '2026-11-23T12:00:35.000Z',
    '2026-11-23T12:02:35.000Z',
    '2026-11-23T12:12:35.000Z',
    '2026-11-23T13:12:35.000Z',
    '2026-11-23T15:12:35.000Z',
    '2026-11-23T21:12:35.000Z',
  ])
})
