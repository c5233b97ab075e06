import { assert, constantFrom, date, property } from '../../support/fastCheck'
import { describe, expect, it } from 'vitest'

import { localTime, timeInWords } from '../../../src/articles/schedule/inWords'
import { instantsAt, parseInstant } from '../../../src/articles/schedule/instant'
import { isObjection } from '../../../src/articles/schedule/objection'
import { isTimeZone, renderOffset, zonedAt } from '../../../src/articles/schedule/timeZone'

const read = (at: string, timeZone: string) => {
  const moment = parseInstant({ at, timeZone })
  return isObjection(moment) ? moment.code : moment.instant.toISOString()
}
const message = (at: string, timeZone: string) => {
  const moment = parseInstant({ at, timeZone })
  return isObjection(moment) ? moment.message : ''
}

describe('a time on the newsroom’s clock', () => {
  it.each([
    ['2026-11-24T09:00', 'Europe/Brussels', '2026-11-24T08:00:00.000Z'],
    ['2026-07-24T09:00', 'Europe/Brussels', '2026-07-24T07:00:00.000Z'],
    ['2026-11-24T09:00:30', 'America/New_York', '2026-11-24T14:00:30.000Z'],
    // As far from UTC as clocks are, both ways.
    ['2026-11-24T09:00', 'Pacific/Kiritimati', '2026-11-23T19:00:00.000Z'],
    ['2026-11-24T09:00', 'Etc/GMT+12', '2026-11-24T21:00:00.000Z'],
    ['2026-11-24T09:00', 'Etc/GMT-14', '2026-11-23T19:00:00.000Z'],
    // Halves and quarters of an hour.
    ['2026-11-24T09:00', 'Asia/Kolkata', '2026-11-24T03:30:00.000Z'],
    ['2026-11-24T09:00', 'Asia/Kathmandu', '2026-11-24T03:15:00.000Z'],
    ['2026-01-24T09:00', 'Pacific/Chatham', '2026-01-23T19:15:00.000Z'],
    ['2026-11-24T09:00', 'Pacific/Marquesas', '2026-11-24T18:30:00.000Z'],
    // Leap days, and the turn of a year.
    ['2028-02-29T12:00', 'Asia/Tokyo', '2028-02-29T03:00:00.000Z'],
    ['2028-02-29T00:30', 'Pacific/Auckland', '2028-02-28T11:30:00.000Z'],
    ['2027-01-01T00:00', 'Pacific/Honolulu', '2027-01-01T10:00:00.000Z'],
    ['2026-11-24T09:00', 'UTC', '2026-11-24T09:00:00.000Z'],
  ])('%s in %s is %s', (at, zone, instant) => expect(read(at, zone)).toBe(instant))

  it.each([
    ['2026-11-24T09:00Z', '2026-11-24T09:00:00.000Z'],
    ['2026-11-24T09:00:00.250Z', '2026-11-24T09:00:00.250Z'],
    ['2026-11-24T09:00+01:00', '2026-11-24T08:00:00.000Z'],
    ['2026-11-24T09:00-09:30', '2026-11-24T18:30:00.000Z'],
    ['2026-11-24T09:00+14:00', '2026-11-23T19:00:00.000Z'],
    // The hour that the clock shows twice, said which.
    ['2026-10-25T02:30+02:00', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25T02:30+01:00', '2026-10-25T01:30:00.000Z'],
  ])('%s, with its offset, is an instant by itself: %s', (at, instant) =>
    expect(read(at, 'Europe/Brussels')).toBe(instant),
  )

  it.each([
    ['2026-03-29T02:30', 'Europe/Brussels', '2026-03-29T01:59 and 2026-03-29T03:00'],
    ['2026-03-29T02:00', 'Europe/Brussels', '2026-03-29T01:59 and 2026-03-29T03:00'],
    ['2026-03-08T02:15', 'America/New_York', '2026-03-08T01:59 and 2026-03-08T03:00'],
    // Half an hour only, on Lord Howe Island; at midnight, in Santiago; a whole day, on Samoa in 2011.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-04T01:59 and 2026-10-04T02:30'],
    ['2026-09-06T00:30', 'America/Santiago', '2026-09-05T23:59 and 2026-09-06T01:00'],
    ['2011-12-30T12:00', 'Pacific/Apia', '2011-12-29T23:59 and 2011-12-31T00:00'],
  ])('%s does not come in %s: it is refused, and the nearest are %s', (at, zone, nearest) => {
    expect(read(at, zone)).toBe('no-such-time')
    expect(message(at, zone)).toContain(nearest)
  })

  it.each([
    ['2026-10-25T02:30', 'Europe/Brussels', '2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-05T01:45+11:00 or 2026-04-05T01:45+10:30'],
    ['2026-10-25T01:30', 'Europe/London', '2026-10-25T01:30+01:00 or 2026-10-25T01:30Z'],
  ])('%s occurs twice in %s: it is refused until one is chosen', (at, zone, both) => {
    expect(read(at, zone)).toBe('time-comes-twice')
    expect(message(at, zone)).toContain(both)
    expect(instantsAt({ at, timeZone: zone })).toHaveLength(2)
  })

  it.each([
    '2027-02-29T12:00',
    '2026-11-31T12:00',
    '2026-11-24T24:00',
    '2026-11-24T09:60',
    '2026-11-24',
    '24/11/2026 09:00',
    '2026-11-24T09:00+15:00',
    '2026-11-24T09:00+05:75',
    'tomorrow',
    '',
  ])('“%s” is no time', (at) => expect(read(at, 'Europe/Brussels')).toBe('bad-time'))

  it.each(['Mars/Olympus', '', 'Europe/Brüssel', 'x'.repeat(65), '../etc/localtime'])(
    '“%s” is no time zone',
    (zone) => expect(read('2026-11-24T09:00', zone)).toBe('no-such-zone'),
  )

  it('is read back as it was written, in every zone, whenever it comes once', () => {
    const zones = Intl.supportedValuesOf('timeZone')
    expect(zones.every(isTimeZone)).toBe(true)
    assert(
      property(
        date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        constantFrom(...zones),
        (any, timeZone) => {
          const at = new Date(Math.floor(any.valueOf() / 60_000) * 60_000)
          const wall = localTime({ at, timeZone })
          const instants = instantsAt({ at: wall, timeZone }).map((each) => each.toISOString())
          expect(instants).toContain(at.toISOString())
          if (instants.length === 1) expect(read(wall, timeZone)).toBe(at.toISOString())
          else
            expect(read(`${wall}${renderOffset(zonedAt({ instant: at, timeZone }))}`, timeZone)).toBe(
              at.toISOString(),
            )
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a time is shown', () => {
  it.each([
    ['2026-11-24T08:00:00Z', 'Europe/Brussels', 'Tue 24 Nov 2026, 09:00, Europe/Brussels'],
    ['2026-11-24T19:00:00Z', 'Pacific/Kiritimati', 'Wed 25 Nov 2026, 09:00, Pacific/Kiritimati'],
    ['2028-02-29T11:59:59Z', 'Etc/GMT+12', 'Mon 28 Feb 2028, 23:59, Etc/GMT+12'],
    ['2026-10-25T00:30:00Z', 'Europe/Brussels', 'Sun 25 Oct 2026, 02:30 (+02:00), Europe/Brussels'],
    ['2026-10-25T01:30:00Z', 'Europe/Brussels', 'Sun 25 Oct 2026, 02:30 (+01:00), Europe/Brussels'],
  ])('%s in %s as “%s”', (at, timeZone, shown) =>
    expect(timeInWords({ at: new Date(at), timeZone })).toBe(shown),
  )
})
