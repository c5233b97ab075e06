import type { FlattenedField } from 'payload'
import { describe, expect, it } from 'vitest'

import { validateQuery, type Asked } from '../../../src/access/requestGuard/validateQuery'
import { FOR_THE_NEWSROOM, FOR_THE_PUBLIC } from '../../../src/access/requestGuard/limits'

const COLLECTIONS: Readonly<Record<string, readonly object[]>> = {
  stories: [
    { name: 'headline', type: 'text' },
    { name: 'at', type: 'date' },
    { name: 'words', type: 'number' },
    { name: 'isOpen', type: 'checkbox' },
    { name: 'body', type: 'richText' },
    { name: 'place', type: 'point' },
    { name: 'author', type: 'relationship', relationTo: 'people' },
    { name: 'wire', type: 'group', flattenedFields: [{ name: 'agency', type: 'text' }] },
    { name: 'rows', type: 'array', flattenedFields: [{ name: 'note', type: 'text' }] },
  ],
  people: [
    { name: 'name', type: 'text' },
    { name: 'email', type: 'email' },
    { name: 'stories', type: 'join', collection: 'stories' },
  ],
}
const fieldsOf = (slug: string) => (COLLECTIONS[slug] ?? []) as readonly FlattenedField[]
const allowedOf = (slug: string) =>
  slug === 'stories'
    ? { filters: ['headline', 'author.name'], sorts: ['headline'], selects: ['headline', 'wire.agency'] }
    : { filters: ['name'], sorts: ['name'], selects: ['name', 'stories'] }

const here =
  (asked: Asked, collection = 'stories') =>
  () =>
    validateQuery({ asked, collection, fieldsOf, limits: FOR_THE_NEWSROOM })
const outside =
  (asked: Asked, collection = 'stories') =>
  () =>
    validateQuery({ asked, collection, fieldsOf, limits: FOR_THE_PUBLIC, allowedOf })

const refused = expect.objectContaining({
  status: 400,
  data: expect.objectContaining({ code: 'bad-query' }) as unknown,
}) as Error

describe('what the newsroom asks', () => {
  it.each<Asked>([
    {},
    { limit: 0, page: 1, depth: 3, where: {}, sort: '-at' },
    { where: { and: [{ or: [{ headline: { like: 'a' } }, { 'wire.agency': { exists: 'true' } }] }] } },
    { where: { at: { greater_than: new Date() }, words: { less_than: '5' }, isOpen: { equals: 'true' } } },
    { where: { author: { in: ['a', 'b'] }, 'author.email': { equals: 'x' }, id: { not_in: 'a,b' } } },
    { where: { 'version.at': { equals: null }, latest: { equals: true } } },
    { where: { document: { equals: { relationTo: 'people', value: 'a' } } } },
    { select: { headline: true, wire: { agency: false } }, populate: { people: { name: true } } },
  ])('passes: %j', (asked) => expect(here(asked)).not.toThrow())

  it.each<Asked>([
    { limit: -1 },
    { limit: Number.NaN },
    { limit: '1e3' },
    { page: 0 },
    { depth: Infinity },
    { where: { headline: { near: 1 } } },
    { where: { headline: { like: ['a', 'b'] } } },
    { where: { headline: { equals: { $gt: '' } } } },
    { where: { headline: { equals: 'a\0' } } },
    { where: { at: { greater_than: 'notadate' } } },
    { where: { at: { less_than: '' } } },
    { where: { at: { equals: '+012345-01-01T00:00:00Z' } } },
    { where: { words: { equals: 'many' } } },
    { where: { isOpen: { equals: 'perhaps' } } },
    { where: { 'body.root': { like: 'a' } } },
    { where: { place: { near: '1,1' } } },
    { where: { wire: { equals: 'a' } } },
    { where: { author: { contains: { email: { equals: 'a' } } } } },
    { where: { or: { headline: { equals: 'a' } } } },
    { where: { and: [null] } },
    { where: 'headline' },
    { where: { headline: { in: Array.from({ length: 501 }, () => 'a') } } },
    { where: { or: Array.from({ length: 201 }, () => ({})) } },
    { sort: 'author.email' },
    { sort: ['headline', 'body'] },
    { sort: 'a,b,c,d,e,f' },
    { field: 'author.email' },
    { select: { headline: 'perhaps' } },
    { populate: { nobody: { name: true } } },
    { joins: { nothing: {} } },
  ])('is refused: %j', (asked) => expect(here(asked)).toThrow(refused))

  it('is refused conditions without end', () => {
    let where: object = { headline: { equals: 'a' } }
    for (let depth = 0; depth < 5_000; depth += 1) where = { and: [where] }
    expect(here({ where })).toThrow(refused)
  })
})

describe('what the public asks', () => {
  it.each<Asked>([
    { limit: 100, depth: 2, where: { author__name: { in: 'a,b' } }, sort: ['-headline'] },
    { select: { wire: true, headline: true } },
    { populate: { people: { name: true } } },
  ])('passes: %j', (asked) => expect(outside(asked)).not.toThrow())

  it.each<Asked>([
    { limit: 0 },
    { limit: 101 },
    { depth: 3 },
    { where: { 'author.email': { equals: 'a' } } },
    { where: { AND: [{ OR: [{ author__email: { equals: 'a' } }] }] } },
    { where: { words: { equals: 1 } } },
    { sort: '-words' },
    { sort: 'headline,words' },
    { field: 'words' },
    { select: { words: true } },
    { select: { wire: { secret: true } } },
    { populate: { people: { email: true } } },
    { populate: { nobody: true } },
  ])('is refused: %j', (asked) => expect(outside(asked)).toThrow(refused))

  it('is refused the same through a join, and its count', () => {
    for (const join of [
      { limit: 0 },
      { count: true },
      { sort: 'words' },
      { where: { words: { equals: 1 } } },
    ])
      expect(outside({ joins: { stories: join } }, 'people')).toThrow(refused)
    expect(outside({ joins: { stories: { limit: 5, sort: 'headline' } } }, 'people')).not.toThrow()
    expect(outside({ joins: { stories: false } }, 'people')).not.toThrow()
  })

  it('does not tell a value back: two questions that differ in it alone are answered alike', () => {
    const said = (value: string) => {
      try {
        outside({ where: { 'author.email': { equals: value } } })()
      } catch (error) {
        return JSON.stringify([error, (error as Error).message])
      }
      return value
    }
    expect(said('a')).toBe(said('b'))
  })
})
