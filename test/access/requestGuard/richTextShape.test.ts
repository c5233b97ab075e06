import { expect, it } from 'vitest'

import { MAX_RICH_TEXT_DEPTH, richTextMisfit } from '../../../src/access/requestGuard/richTextShape'
import { toRichText } from '../../../src/ingest/richText'

const isId = (value: unknown) => value === 'a-picture'
const root = (...children: unknown[]) => ({ root: { type: 'root', version: 1, children } })
const text = { type: 'text', text: 'Words', version: 1, format: 1 }
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', version: 1, children })
const quotes = (depth: number): unknown =>
  depth === 0 ? text : { type: 'quote', children: [quotes(depth - 1)] }
const link = (fields: unknown) => root(paragraph({ type: 'link', fields, children: [text] }))

it.each([
  [
    'what the wire brings',
    toRichText([
      { type: 'subhead', text: 'A', line: 1 },
      { type: 'paragraph', text: 'B', line: 2 },
    ]),
  ],
  ['nothing yet', root()],
  ['a subhead', root({ type: 'heading', tag: 'h2', children: [text] })],
  [
    'a list in a list',
    root(list({ type: 'listitem', value: 1, children: [list({ type: 'listitem', children: [] })] })),
  ],
  ['a link', link({ url: 'https://example.com', linkType: 'custom', newTab: false })],
  ['a picture', root({ type: 'upload', relationTo: 'media', value: 'a-picture', fields: null })],
  ['a picture with its record', root({ type: 'upload', relationTo: 'media', value: { id: 'a-picture' } })],
  ['as deep as may be', root(quotes(MAX_RICH_TEXT_DEPTH - 2))],
])('takes %s', (_what, value) => expect(richTextMisfit(value, isId)).toBeUndefined())

it.each([
  ['a string', 'text'],
  ['a list', []],
  ['no root', {}],
  ['a root without children', { root: { type: 'root' } }],
  ['text outside a paragraph', root(text)],
  ['a kind that the editor lacks', root({ type: 'block', children: [] })],
  ['a kind named as what every object has', root(paragraph({ type: 'constructor', children: [] }))],
  ['h1', root({ type: 'heading', tag: 'h1', children: [] })],
  ['a check list', root({ type: 'list', listType: 'check', tag: 'ul', children: [] })],
  ['a text that is a number', root(paragraph({ type: 'text', text: 5 }))],
  ['a text with NUL', root(paragraph({ type: 'text', text: 'a\0' }))],
  ['a link to a record', link({ linkType: 'internal', url: '', doc: 'x' })],
  ['a link without an address', link(null)],
  ['a picture of another collection', root({ type: 'upload', relationTo: 'users', value: 'a-picture' })],
  ['a picture by no id', root({ type: 'upload', relationTo: 'media', value: { $ne: 1 } })],
  ['a child that is null', root(paragraph(null))],
  ['an odd version', root({ ...paragraph(), version: 'x' })],
  ['one level too deep', root(quotes(MAX_RICH_TEXT_DEPTH - 1))],
  ['5,000 levels', root(quotes(5_000))],
  ['20,000 paragraphs', root(...Array.from({ length: 20_000 }, () => paragraph()))],
  ['a novel', root(paragraph({ type: 'text', text: 'x'.repeat(2_000_001) }))],
])('refuses %s', (_what, value) => expect(richTextMisfit(value, isId)).toEqual(expect.any(String)))

function list(...children: unknown[]) {
  return { type: 'list', listType: 'bullet', tag: 'ul', start: 1, children }
}
