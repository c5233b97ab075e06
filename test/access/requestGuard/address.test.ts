import { describe, expect, it } from 'vitest'

import { Refusal } from '../../../src/errors'
import { checkAddress } from '../../../src/access/requestGuard/address'

describe('the first line of a request', () => {
  it.each([
    '/',
    '/api/articles?where[slug][equals]=caf%C3%A9',
    '/admin/collections/articles?search=100%25',
    '*',
  ])('passes: %s', (url) => expect(() => checkAddress({ method: 'GET', url })).not.toThrow())

  it.each([
    ['GET', `/${'a'.repeat(8_192)}`, 414, 'uri-too-long'],
    ['GET', `/${'ü'.repeat(4_096)}`, 414, 'uri-too-long'],
    ['GET', '/%ff', 400, 'bad-address'],
    ['GET', '/%', 400, 'bad-address'],
    ['GET', '/a?b=%E0%A4', 400, 'bad-address'],
    ['GET', '/a%00b', 400, 'bad-address'],
    ['GET', '/a?b%00=c', 400, 'bad-address'],
    ['TRACE', '/', 405, 'method-not-allowed'],
    ['get', '/', 405, 'method-not-allowed'],
  ])('is refused: %s %s', (method, url, status, code) => {
    expect(caught(() => checkAddress({ method, url }))).toMatchObject({ status, data: { code } })
  })
})

function caught(act: () => void): Refusal | undefined {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  return undefined
}
