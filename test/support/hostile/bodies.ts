import * as fc from '../fastCheck'

import { form } from './forms'
import type { Known, Collection } from './known'
import { oddValue } from './odd'
import { dataFor } from './records'
import { deepRichText, longBody } from './richTexts'
import { type Sent, JSON_TYPE, json } from './sent'

export function bodyFor(collection: Collection | undefined, known: Known): fc.Arbitrary<Sent> {
  const data = collection
    ? dataFor(collection.flattenedFields, known)
    : fc.dictionary(fc.string(), oddValue())
  const asJson = data.map((value) => json(JSON.stringify(value)))
  const wrongType = fc
    .tuple(
      data,
      fc.constantFrom(
        'text/plain',
        undefined,
        'application/xml',
        'multipart/form-data',
        `${JSON_TYPE};charset=utf-16`,
        ';',
      ),
    )
    .map(([value, contentType]) => ({ bytes: Buffer.from(JSON.stringify(value)), contentType }))
  const credentials = fc
    .record({ email: fc.constantFrom<unknown>('nobody@example.com', 'x', {}, null), password: oddValue() })
    .map((value) => json(JSON.stringify(value)))
  return fc.oneof(
    { weight: 60, arbitrary: asJson },
    { weight: 8, arbitrary: wrongType },
    { weight: 12, arbitrary: form(data) },
    { weight: 8, arbitrary: fc.constantFrom(...RAW_BODIES) },
    { weight: 3, arbitrary: credentials },
    {
      weight: 2,
      arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => ({ bytes, contentType: JSON_TYPE })),
    },
    { weight: 2, arbitrary: fc.constant<Sent>({ bytes: undefined, contentType: undefined }) },
    { weight: 1, arbitrary: fc.constantFrom(...HEAVY_BODIES).map((make) => make()) },
  )
}

export const RAW_BODIES: readonly Sent[] = [
  'null',
  '5',
  '"text"',
  '[]',
  '[{}]',
  '{',
  '{"a":',
  '{"headline":"x"',
  '\ufeff{}',
  '{"headline":"\\u0000"}',
  '{"headline":"\\ud800"}',
  '{"__proto__":{"role":"admin"}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"headline":1e999}',
  '['.repeat(10_000),
  `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
  '{"wire":null}',
  '{"publishedAt":"notadate"}',
  '{"topics":["nope"]}',
  '{"topics":["00000000-0000-0000-0000-000000000000"]}',
  deepRichText(60),
  deepRichText(5_000),
  '{"authors":[{"id":"a"},{"id":"a"}]}',
]
  .map(json)
  .concat([
    { bytes: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), contentType: JSON_TYPE },
    { bytes: Buffer.from('a=b'), contentType: 'application/x-www-form-urlencoded' },
  ])

/** What costs a server most for what a sender gives. */
const HEAVY_BODIES: readonly (() => Sent)[] = [
  () => json(`{"headline":"${'x'.repeat(10_000_000)}"}`),
  () => json(`{"headline":"${'x'.repeat(4_900_000)}"}`),
  () => json(`{"a":[${'[],'.repeat(1_600_000)}[]]}`),
  () => json(`{"a":[${'0,'.repeat(240_000)}0]}`),
  () => json(`{${Array.from({ length: 100_000 }, (_, each) => `"k${each}":${each}`).join(',')}}`),
  () => json(`{"creditLine":"${'\\u00e9'.repeat(800_000)}"}`),
  () => json(JSON.stringify({ body: longBody(8_000) })),
  () => json(JSON.stringify({ authors: Array.from({ length: 990 }, () => ({ creditedAs: 'x' })) })),
  () => json(JSON.stringify({ email: 'a@example.com', password: 'p'.repeat(4_000_000) })),
]
