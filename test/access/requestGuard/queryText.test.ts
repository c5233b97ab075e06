import { describe, expect, it } from 'vitest'

import { parseQuery } from '../../../src/access/requestGuard/queryText'

describe('a query string', () => {
  it('is read as Payload reads it', () => {
    expect(parseQuery('?limit=5&where[or][0][slug][in]=a,b&sort=-publishedAt,headline&empty')).toEqual({
      limit: '5',
      where: { or: [{ slug: { in: 'a,b' } }] },
      sort: '-publishedAt,headline',
      empty: '',
    })
    expect(parseQuery('')).toEqual({})
  })

  it.each([
    ['more parameters than the parser takes', 'a=1&'.repeat(1_001)],
    ['more brackets than the parser takes', `where${'[a]'.repeat(11)}=1`],
    ['a way to the prototype', '__proto__[admin]=true'],
    ['a nested way to the prototype', 'where[constructor][prototype][a]=1'],
    ['a way in dots', 'where[a.__proto__][equals]=1'],
    ['a way in escapes', 'where[%5F_proto__][equals]=1'],
    ['escapes that are no text', 'a=%ff'],
    ['a NUL', 'a=%00'],
  ])('is refused for %s', (_what, search) => {
    expect(() => parseQuery(search)).toThrow(expect.objectContaining({ status: 400 }) as Error)
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })
})
