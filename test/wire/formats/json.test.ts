import { describe, expect, it } from 'vitest'

import { readWire } from '../../../src/wire/read'

const read = async (item: object) => (await readWire(Buffer.from(JSON.stringify(item))))[0]
const NITF = (status: string, more = '') =>
  `<nitf><head><docdata management-status="${status}">${more}</docdata></head><body><body.content><p>The harbour opened.</p></body.content></body></nitf>`
const ap = (item: object) =>
  read({ data: { item: { altids: { itemid: '1', etag: '1_1' }, type: 'text', ...item } } })
const ninjs = (item: object) => read({ uri: 'urn:bay:1', body_html: '<p>The harbour opened.</p>', ...item })

describe('of an item and what it holds, the strictest counts', () => {
  it.each([
    ['withheld', 'withheld', 'withhold'],
    ['canceled', 'canceled', 'kill'],
    ['usable', 'usable', 'update'],
  ])('AP, usable outside and %s in its NITF', async (inside, status, action) => {
    expect(await ap({ pubstatus: 'usable', nitf: NITF(inside) })).toMatchObject({ status, action })
  })

  it('AP, a correction that only its NITF states', async () => {
    expect(await ap({ nitf: NITF('usable', '<correction info="The name was wrong."/>') })).toMatchObject({
      action: 'correction',
    })
  })
})

describe('an embargo that cannot be read holds the story', () => {
  it.each([
    ['AP', () => ap({ pubstatus: 'usable', embargoed: '2026-11-04T00:01:00' })],
    ['ninjs 1', () => ninjs({ pubstatus: 'usable', embargoed: '2026-11-04T00:01:00' })],
    ['ninjs 3', () => ninjs({ pubStatus: 'usable', embargoedUntil: 'Wednesday' })],
  ])('%s', async (_format, item) => {
    const held = await item()
    expect(held).toMatchObject({ status: 'embargoed', action: 'embargo', embargoedUntil: null })
    expect(held?.findings.map(({ code }) => code)).toContain('no-time-zone')
  })

  it('one that had ended when the version was made does not', async () => {
    const times = { versioncreated: '2026-11-04T12:00:00Z', embargoed: '2026-11-04T00:01:00Z' }
    expect(await ninjs(times)).toMatchObject({ status: 'usable', action: 'update' })
  })
})
