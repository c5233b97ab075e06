import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, it } from 'vitest'

import { fullTime, shortTime } from '../../src/admin/time/formatTime'

const now = new Date('2026-11-26T09:00:00Z')
const short = (at: string, timeZone = 'Europe/Brussels', withSeconds = false) =>
  shortTime({ at, now, timeZone, withSeconds })

describe('a time in the panel', () => {
  it.each([
    ['today', short('2026-11-26T07:01:22Z'), '08:01'],
    ['today, to the second', short('2026-11-26T07:01:22Z', 'Europe/Brussels', true), '08:01:22'],
    ['yesterday', short('2026-11-25T07:01:00Z'), 'yesterday 08:01'],
    ['yesterday in London, today in Tokyo', short('2026-11-25T22:30:00Z', 'Asia/Tokyo'), '07:30'],
    ['another day', short('2026-11-20T07:01:00Z'), '20 Nov, 08:01'],
    ['tomorrow', short('2026-11-27T07:01:00Z'), '27 Nov, 08:01'],
    ['another year', short('2025-11-26T07:01:00Z'), '26 Nov 2025, 08:01'],
    ['midnight', short('2026-11-25T23:00:00Z'), '00:00'],
    ['no time at all', short('soon'), ''],
  ])('%s', (_, text, expected) => {
    expect(text).toBe(expected)
  })

  it('says the whole date and the zone in its title', () => {
    expect(fullTime({ at: '2026-11-26T07:01:22Z', timeZone: 'Europe/Brussels' })).toBe(
      'Thursday, 26 November 2026, 08:01:22 CET',
    )
  })

  it('is written by one component, and by nothing else', () => {
    const other = /\.toLocale\w*String\(|\bformatDate\b|Intl\.DateTimeFormat\((?!\))/
    const files = readdirSync('src/admin', { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && file !== join('time', 'formatTime.ts'))
      .filter((file) => other.test(readFileSync(join('src/admin', file), 'utf8')))
    expect(files).toEqual([])
  })
})
