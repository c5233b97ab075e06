import * as fc from '../fastCheck'

const ODD_TEXTS = [
  '',
  '\0',
  'a\0b',
  '\ud800',
  '%00',
  '%',
  "' OR 1=1 --",
  '"',
  '$ne',
  '{"$gt":""}',
  '[object Object]',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '\u202e\u2028',
  '(((((((((((((((((((((((((((((a+)+)+)+)+$',
  '[',
  '*',
  '%%%___',
  '1e999',
  'NaN',
  'true',
  'null',
  'undefined',
  '9'.repeat(400),
  'x'.repeat(2_000),
  '2024-13-45T99:99:99Z',
  'notadate',
  '+275760-09-13T00:00:00.000Z',
  '0000-00-00',
]

export const oddText = () =>
  fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary', maxLength: 30 }))

export const oddNumber = () => fc.constantFrom(0, -0, -1, 1, 0.5, 100, 101, 1e9, 1e21, 1e308, -1e308, 2 ** 53)

export const oddValue = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    oddText(),
    oddNumber(),
    fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { a: 1 }, { id: 'x' }, { $gt: '' }),
    fc.jsonValue({ maxDepth: 3 }),
  )
