import type { FlattenedField } from 'payload'
import { expect, it } from 'vitest'

import { composeTexts } from '../../../src/access/requestGuard/composeTexts'

const text = (name: string): FlattenedField => ({ name, type: 'text' })
const rows: FlattenedField = {
  name: 'rows',
  type: 'array',
  fields: [],
  flattenedFields: [text('creditedAs')],
}
const fields = [text('name'), rows] as const

it('every text is stored in one form, in rows too; what is no text stays', () => {
  const composed = 'Zo\u00eb'
  const apart = composed.normalize('NFD')
  const data = { name: apart, rows: [{ creditedAs: apart }, null], other: apart }
  composeTexts({ data, fields })
  expect(data).toEqual({ name: composed, rows: [{ creditedAs: composed }, null], other: apart })
  const empty = { name: null, rows: 0 }
  composeTexts({ data: empty, fields })
  expect(empty).toEqual({ name: null, rows: 0 })
})

it('what no program of a reader’s can hold is left out, of rich text too; lines and tabs stay', () => {
  const body: FlattenedField = { name: 'body', type: 'richText' }
  const words = 'One\u0000\u0007\ttwo\r\nthree\ud800 \u{1f44d}\u0085\ufffe'
  const data = {
    name: words,
    body: { root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: words }, null] }] } },
  }
  composeTexts({ data, fields: [text('name'), body] })
  const clean = 'One\ttwo\r\nthree \u{1f44d}'
  expect(data).toEqual({
    name: clean,
    body: { root: { children: [{ type: 'paragraph', children: [{ type: 'text', text: clean }, null] }] } },
  })
})
