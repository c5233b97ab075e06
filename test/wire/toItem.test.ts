import { describe, expect, it } from 'vitest'

import type { Copy } from '../../src/wire/copy'
import { toItem } from '../../src/wire/toItem'

const copy: Copy = {
  format: 'ninjs',
  id: 'urn:bay:1',
  body: [{ type: 'paragraph', text: 'ALDER BAY (AP) — The harbour opened.', line: 1 }],
  times: { version: '2026-11-03T12:00:00Z' },
}
const actionOf = (more: Partial<Copy>) => toItem({ ...copy, ...more }).action

describe('what an item asks for', () => {
  it.each([
    ['nothing but to be taken', {}, 'update'],
    ['an embargo that is to come', { embargoedUntil: '2026-11-04T00:01:00Z' }, 'embargo'],
    ['an embargo that had ended before it was made', { embargoedUntil: '2026-11-03T00:01:00Z' }, 'update'],
    [
      'a correction, long after its embargo',
      { actions: ['correction'], embargoedUntil: '2026-11-03T00:01:00Z' },
      'correction',
    ],
    ['an embargo without a time', { status: 'embargoed' }, 'embargo'],
    ['a kill, though an advisory', { status: 'canceled', actions: ['advisory'] }, 'kill'],
    [
      'a kill, though its embargo is to come',
      { status: 'canceled', embargoedUntil: '2026-11-04T00:01:00Z' },
      'kill',
    ],
    [
      'a kill, said only in its slugline',
      { slugline: 'BC-Harbour, Mandatory Kill', version: 'Mandatory Kill' },
      'kill',
    ],
    ['a withdrawal, said only in its headline', { headline: 'STORY WITHDRAWN-Harbour opens' }, 'kill'],
    ['nothing more, in a story about a kill', { slugline: 'Kill-Bill--Review', version: '2' }, 'update'],
    ['nothing more, in a story about taxes', { headline: 'Withhold taxes, harbour towns say' }, 'update'],
    ['nothing more, in a story about officers', { headline: 'Correction officers strike' }, 'update'],
    [
      'nothing, said in a mail, which anyone can send',
      { headline: 'STORY WITHDRAWN', isForgeable: true },
      'update',
    ],
    [
      'a correction, said only to editors',
      { edNotes: ['Eds: CORRECTS the name of the harbour.'] },
      'correction',
    ],
  ] as const)('%s', (_what, more, action) => {
    expect(actionOf(more)).toBe(action)
  })
})

it('a story is the same whether a version has a dateline or not', () => {
  const agencies = ['ALDER BAY (AP) — One.', 'ALDER BAY (Reuters) - One.', 'One.'].map(
    (text) =>
      toItem({ ...copy, id: 'tag:reuters.com,2026:newsml_1', body: [{ type: 'paragraph', text, line: 1 }] })
        .identity.agency,
  )
  expect(new Set(agencies)).toEqual(new Set(['Reuters']))
})
