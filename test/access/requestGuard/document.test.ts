import { describe, expect, it } from 'vitest'

import { checkDocument } from '../../../src/access/requestGuard/graphql/document'

describe('a GraphQL document', () => {
  it.each([
    [
      {
        query:
          '{ Articles { docs { ...A } } } fragment A on Article { id ...B } fragment B on Article { slug }',
      },
    ],
    [{ query: '{ not a document' }],
    [{ query: 5 }],
    [{}],
  ])('passes: %j', (body) => expect(() => checkDocument(body)).not.toThrow())

  it.each([
    [{ query: `{ ${'a'.repeat(40_000)} }` }, 'document-too-long'],
    [{ query: `{ ${'a '.repeat(5_000)} }` }, 'document-too-long'],
    [{ query: `${'{ a '.repeat(1_000)}${'}'.repeat(1_000)}` }, 'too-deep'],
    [{ query: '{ a { ...A } } fragment A on T { b { ...B } } fragment B on T { ...A }' }, 'fragment-cycle'],
    [{ query: '{ a { ...A } } fragment A on T { ...A }' }, 'fragment-cycle'],
  ])('is refused: %#', (body, code) => {
    expect(() => checkDocument(body)).toThrow(
      expect.objectContaining({ status: 400, data: expect.objectContaining({ code }) as unknown }) as Error,
    )
  })

  it('is read once for each fragment, however they are stacked', () => {
    const stack = Array.from({ length: 60 }, (_, i) => `fragment F${i} on T { ...F${i + 1} ...F${i + 1} }`)
    expect(() =>
      checkDocument({ query: `{ a { ...F0 } } ${stack.join(' ')} fragment F60 on T { b }` }),
    ).not.toThrow()
  })
})
