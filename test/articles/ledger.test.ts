import { describe, expect, it } from 'vitest'

import { keepLedger, pendingEntries, publishLedger, type Entry } from '../../src/articles/ledger'

const PUBLIC: Entry = { id: 'a', kind: 'correction', text: 'It was 10,000.', at: '2026-01-01T00:00:00.000Z' }
const PENDING: Entry = { id: 'b', kind: 'clarification', text: 'In Kursk.' }

const save = (wanted: readonly Entry[], isRestored = false) =>
  keepLedger({ live: [PUBLIC], wanted, isRestored })

describe('an entry that readers have had', () => {
  it('stays, with what is added after it', () => {
    expect(save([PENDING, PUBLIC])).toEqual([PUBLIC, PENDING])
  })

  it('may come back without its id and its time', () => {
    expect(save([{ kind: PUBLIC.kind, text: PUBLIC.text }])).toEqual([PUBLIC])
  })

  it.each([
    ['removed', []],
    ['reworded', [{ ...PUBLIC, text: 'It was 12,000.' }]],
    ['called something else', [{ ...PUBLIC, kind: 'editors-note' as const }]],
  ])('is not %s', (_how, wanted) => {
    expect(() => save(wanted)).toThrow(refusal(422, 'correction-is-public'))
  })

  it('outlives a restored version that never knew it', () => {
    expect(save([], true)).toEqual([PUBLIC])
    expect(save([{ ...PUBLIC, text: 'An earlier wording' }], true)).toEqual([PUBLIC])
  })

  it('is not brought about by a restored version that was never public', () => {
    expect(keepLedger({ live: [], wanted: [PUBLIC], isRestored: true })).toEqual([])
  })
})

it('accepts no time from the client: an entry is public when it is published', () => {
  const [, added] = save([PUBLIC, { ...PENDING, at: '1999-01-01T00:00:00.000Z' }])
  expect(added).toEqual(PENDING)
  expect(pendingEntries([PUBLIC, PENDING])).toEqual([PENDING])
  const now = new Date('2026-03-01T10:00:00Z')
  expect(publishLedger({ entries: [PUBLIC, PENDING], now })).toEqual([
    PUBLIC,
    { ...PENDING, at: now.toISOString() },
  ])
})

function refusal(status: number, code: string): Error {
  const data = expect.objectContaining({ code }) as unknown
  return expect.objectContaining({ status, data }) as Error
}
