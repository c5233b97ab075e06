import { expect, it } from 'vitest'

import { MAX_JSON_DEPTH, readJsonObject } from '../../../src/access/requestGuard/bodyJson'

const codeOf = (body: string | Uint8Array): string => {
  try {
    readJsonObject(typeof body === 'string' ? Buffer.from(body) : body)
    return 'taken'
  } catch (error) {
    return (error as { data: { code: string } }).data.code
  }
}
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`

it('takes a JSON object as it is', () => {
  const story = { headline: 'Say “x” \\ [{', body: { root: { children: [{ text: '🗞 ü' }] } }, a: [1, null] }
  expect(readJsonObject(Buffer.from(JSON.stringify(story)))).toEqual(story)
})

it('takes one that begins with a mark of its byte order', () => {
  expect(readJsonObject(Buffer.from('\ufeff{"headline":"Snow"}'))).toEqual({ headline: 'Snow' })
})

it.each([
  ['null', 'bad-json'],
  ['5', 'bad-json'],
  ['"text"', 'bad-json'],
  ['[]', 'bad-json'],
  ['{"a":', 'bad-json'],
  ['{} {}', 'bad-json'],
  ['{"a":"\0"}', 'bad-json'],
  ['{"__proto__":{"role":"admin"}}', 'bad-json'],
  ['{"\\u005f_proto__":{}}', 'bad-json'],
  ['{"a":"\\u0000"}', 'bad-text'],
  ['{"\\u0000":1}', 'bad-text'],
  ['{"a":["\\ud800"]}', 'bad-text'],
])('refuses %j as %s', (body, code) => expect(codeOf(body)).toBe(code))

it('refuses what is not UTF-8', () => {
  expect(codeOf(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]))).toBe('bad-encoding')
})

it('counts depth before it builds anything, and not inside texts', () => {
  expect(codeOf(nested(MAX_JSON_DEPTH))).toBe('taken')
  expect(codeOf(nested(MAX_JSON_DEPTH + 1))).toBe('too-deep')
  expect(codeOf('['.repeat(10_000))).toBe('too-deep')
  expect(codeOf(JSON.stringify({ a: `\\"${'['.repeat(10_000)}` }))).toBe('taken')
})

it('refuses more values than a story has', () => {
  expect(codeOf(`{"a":[${'0,'.repeat(300_000)}0]}`)).toBe('too-many-values')
})
