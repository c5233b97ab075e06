import * as fc from '../fastCheck'

import { oddValue } from './odd'

export function richText(): fc.Arbitrary<unknown> {
  const node = fc.letrec((tie) => ({
    node: fc.record(
      {
        type: fc.constantFrom(...NODE_TYPES),
        children: fc.array(tie('node'), { maxLength: 3, depthIdentifier: 'node' }),
        text: fc.oneof(fc.constant('Words'), oddValue()),
        tag: fc.constantFrom('h2', 'ul', 'h9'),
        listType: fc.constantFrom('bullet', 'check'),
        fields: fc.constantFrom({ url: 'https://example.com' }, { url: 'javascript:x' }, null, {}),
        value: oddValue(),
        relationTo: fc.constantFrom('media', 'users', 'nope'),
        format: fc.constantFrom<unknown>(0, 1, '', 'left', -1, {}),
        version: fc.constantFrom<unknown>(1, 2, 'x'),
      },
      { requiredKeys: ['type'] },
    ),
  })).node
  const paragraph = fc
    .string()
    .map((text) => ({ type: 'paragraph', version: 1, children: [{ type: 'text', text, version: 1 }] }))
  return fc.oneof(
    fc
      .array(paragraph, { maxLength: 4 })
      .map((children) => ({ root: { type: 'root', version: 1, children } })),
    fc.array(node, { maxLength: 3 }).map((children) => ({ root: { type: 'root', children } })),
    fc.constantFrom<unknown>(
      { root: {} },
      { root: { type: 'root' } },
      'text',
      '{"root":{}}',
      { root: null },
      [],
    ),
  )
}

const NODE_TYPES = [
  'paragraph',
  'heading',
  'quote',
  'list',
  'listitem',
  'link',
  'upload',
  'text',
  'linebreak',
  'block',
  'horizontalrule',
  'relationship',
  'root',
]

export const deepRichText = (depth: number) =>
  `{"body":{"root":{"type":"root","children":[${'{"type":"quote","children":['.repeat(depth)}${']}'.repeat(depth)}]}}}`

export function longBody(paragraphs: number) {
  const paragraph = {
    type: 'paragraph',
    version: 1,
    children: [{ type: 'text', text: 'Words. '.repeat(20), version: 1 }],
  }
  return { root: { type: 'root', version: 1, children: Array.from({ length: paragraphs }, () => paragraph) } }
}
