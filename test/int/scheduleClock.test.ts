import { afterAll, beforeAll, expect, it } from 'vitest'

import { describeOnEngine } from './engine'
import { openNewsroom, type Newsroom } from './newsroom'
import { planning } from './planning'

/** A year’s worth of awkward moments: as an editor writes them, and the instant that is meant. */
const MOMENTS: readonly (readonly [at: string, timeZone: string, instant: string])[] = [
  ['2027-12-31T23:59', 'Pacific/Kiritimati', '2027-12-31T09:59:00Z'],
  ['2028-02-29T00:00', 'Pacific/Kiritimati', '2028-02-28T10:00:00Z'],
  ['2028-02-29T23:59', 'Etc/GMT+12', '2028-03-01T11:59:00Z'],
  ['2028-02-29T12:00', 'Asia/Kathmandu', '2028-02-29T06:15:00Z'],
  ['2028-03-26T01:59', 'Europe/Brussels', '2028-03-26T00:59:00Z'],
  ['2028-03-26T03:00', 'Europe/Brussels', '2028-03-26T01:00:00Z'],
  ['2028-04-02T01:45+11:00', 'Australia/Lord_Howe', '2028-04-01T14:45:00Z'],
  ['2028-04-02T01:45+10:30', 'Australia/Lord_Howe', '2028-04-01T15:15:00Z'],
  ['2028-10-29T02:30+02:00', 'Europe/Brussels', '2028-10-29T00:30:00Z'],
  ['2028-10-29T02:30+01:00', 'Europe/Brussels', '2028-10-29T01:30:00Z'],
]

describeOnEngine('the newsroom’s clock', () => {
  let newsroom: Newsroom
  let tick: () => Promise<unknown>
  const { clock, draft, schedule, read, publications, planned } = planning(() => newsroom)
  beforeAll(async () => {
    newsroom = await openNewsroom()
    const { setClock } = await import('../../src/clock')
    const { runDue } = await import('../../src/collections/Schedules/runDue')
    setClock(newsroom.payload, clock.now)
    tick = () => runDue({ payload: newsroom.payload })
  })
  afterAll(() => newsroom.close())

  it(
    'never early, and once: in all zones, through both changes of the clocks, the leap day, jumps and downtime',
    { timeout: 180_000 },
    async () => {
      clock.set('2027-12-30T00:00:00Z')
      const stories: { id: string; due: number }[] = []
      for (const [at, timeZone, instant] of MOMENTS) {
        const id = await draft(`${at} ${timeZone}`)
        const { status, body } = await schedule(id, { at, timeZone })
        expect([status, new Date(body.doc?.at).valueOf()], `${at} ${timeZone}`).toEqual([
          201,
          Date.parse(instant),
        ])
        stories.push({ id, due: Date.parse(instant) })
      }
      const out = new Set<string>()
      const look = async () => {
        await tick()
        for (const { id, due } of stories) {
          if (due <= clock.now().valueOf()) out.add(id)
          const isOut = (await read(id)) !== undefined
          expect([new Date(due).toISOString(), isOut], clock.now().toISOString()).toEqual([
            new Date(due).toISOString(),
            out.has(id),
          ])
        }
      }
      for (const { due } of stories) {
        // A clock that is set back, one that stands a breath before, and the moment itself.
        for (const at of [due - 7_200_000, due - 1, due, due - 3_600_000]) {
          // Nothing is run while the server is down over two of the moments: they are made up for.
          if (due === Date.parse('2028-02-29T06:15:00Z') || due === Date.parse('2028-03-26T00:59:00Z'))
            continue
          clock.set(new Date(at))
          await look()
        }
      }
      clock.set('2029-12-01T00:00:00Z')
      await look()
      expect(out.size).toBe(MOMENTS.length)
      for (const { id } of stories) {
        expect(await publications(id)).toBe(1)
        expect((await planned(id)).map(({ state }) => state)).toEqual(['done'])
      }
    },
  )
})
