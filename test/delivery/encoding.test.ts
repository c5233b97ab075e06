import { brotliDecompressSync, gunzipSync } from 'node:zlib'

import { expect, it } from 'vitest'

import { acceptedEncoding, encode } from '../../src/delivery/encoding'

it.each([
  [undefined, undefined],
  ['', undefined],
  ['identity', undefined],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['GZIP;q=1.0, BR;q=0.5', 'gzip'],
  ['br;q=0, gzip;q=0', undefined],
  ['br;q=0, *', 'gzip'],
  ['*', 'br'],
  ['*;q=0', undefined],
  ['br;q=nonsense, gzip', 'gzip'],
  [';;;,,', undefined],
])('sends by what the reader takes: %s → %s', (header, encoding) => {
  expect(acceptedEncoding(header)).toBe(encoding)
})

it('gives back every byte', async () => {
  const body = Buffer.from('Zoë’s story. '.repeat(200))
  expect(brotliDecompressSync(await encode(body, 'br'))).toEqual(body)
  expect(gunzipSync(await encode(body, 'gzip'))).toEqual(body)
})
