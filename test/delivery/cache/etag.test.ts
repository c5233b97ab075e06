import { describe, expect, it } from 'vitest'

import { isNamed, toETag } from '../../../src/delivery/cache/etag'

const etag = toETag(Buffer.from('a story'))

describe('an entity tag', () => {
  it('is strong, short, and another for other bytes', () => {
    expect(etag).toMatch(/^"[\w-]{27}"$/)
    expect(toETag(Buffer.from('a story '))).not.toBe(etag)
  })

  it.each([
    ['itself', etag, true],
    ['itself, weak', `W/${etag}`, true],
    ['anything', ' * ', true],
    ['a list with it', `"x", W/${etag} ,"y"`, true],
    ['a list without it', '"x", "y"', false],
    ['it without quotes', etag.slice(1, -1), false],
    ['a part of it', `${etag.slice(0, 9)}"`, false],
    ['nothing', '', false],
    ['commas', ','.repeat(30_000), false],
    ['a star among others', '"x", *', false],
    ['a small w', `w/${etag}`, false],
  ])('is named by If-None-Match: %s', (_, ifNoneMatch, is) => {
    expect(isNamed({ etag, ifNoneMatch })).toBe(is)
  })
})
