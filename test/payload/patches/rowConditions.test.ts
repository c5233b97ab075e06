import type { FlattenedField, Where } from 'payload'
import { expect, it } from 'vitest'

import { withRowConditions } from '../../../src/payload/patches/rowConditions'

const text = (name: string) => ({ name, type: 'text' }) as FlattenedField
const related = (name: string, relationTo: string, hasMany = false) =>
  ({ name, type: 'relationship', relationTo, hasMany }) as FlattenedField

const FIELDS: Readonly<Record<string, readonly FlattenedField[]>> = {
  articles: [
    text('headline'),
    related('topics', 'topics', true),
    {
      name: 'authors',
      type: 'array',
      flattenedFields: [related('author', 'people'), text('creditedAs')],
    } as never,
  ],
  topics: [text('slug'), related('parent', 'topics')],
  people: [text('slug')],
}

const rewrite = (where: Where, collection = 'articles') =>
  withRowConditions(where, {
    fields: FIELDS[collection] ?? [],
    fieldsOf: (slug) => FIELDS[slug] ?? [],
    render: ({ path, isDenied, ...condition }) => {
      const asked =
        condition.of === 'row' ? { [condition.operator]: condition.value } : { of: condition.where }
      return { [path]: { [isDenied ? 'none' : 'some']: asked } }
    },
  })

it.each<[string, Where, object, string?]>([
  ['one value stays as it was asked', { headline: { not_in: ['a'] } }, { headline: { not_in: ['a'] } }],
  ['a denial is one of every row', { topics: { not_in: ['a'] } }, { topics: { none: { in: ['a'] } } }],
  [
    'an id stands for its relation',
    { 'topics.id': { not_equals: 'a' } },
    { topics: { none: { equals: 'a' } } },
  ],
  ['no row at all', { topics: { exists: false } }, { topics: { none: { exists: true } } }],
  ['as an address asks for nothing', { topics: { equals: '' } }, { topics: { none: { exists: true } } }],
  [
    'an empty text is a text',
    { 'authors.creditedAs': { equals: '' } },
    { 'authors.creditedAs': { some: { equals: '' } } },
  ],
  [
    'all of several, each by a row of its own',
    { topics: { all: ['a', 'b'] } },
    { and: [{ topics: { some: { equals: 'a' } } }, { topics: { some: { equals: 'b' } } }] },
  ],
  [
    'nothing, in a list',
    { topics: { not_in: ['a', null] } },
    { and: [{ topics: { some: { exists: true } } }, { topics: { none: { in: ['a'] } } }] },
  ],
  [
    'the words of a row, each in a row of its own; denied, one that is in none',
    { 'authors.creditedAs': { not_like: 'ann lee' } },
    {
      or: [
        { 'authors.creditedAs': { none: { like: 'ann' } } },
        { 'authors.creditedAs': { none: { like: 'lee' } } },
      ],
    },
  ],
  [
    'behind a relation',
    { 'topics.slug': { not_equals: 'a' } },
    { topics: { none: { of: { slug: { equals: 'a' } } } } },
  ],
  [
    'behind a list of relations, with the right to read the same record',
    {
      and: [
        { topics: { contains: { and: [{ slug: { not_equals: 'a' } }, { isPublic: { equals: true } }] } } },
      ],
    },
    {
      and: [
        { topics: { none: { of: { and: [{ slug: { equals: 'a' } }, { isPublic: { equals: true } }] } } } },
      ],
    },
  ],
  [
    'behind a relation in a row, with the right to read the same person',
    { 'authors.author.slug': { equals: 'a' }, and: [{ 'authors.author.isPublic': { equals: true } }] },
    {
      'authors.author': {
        some: { of: { and: [{ slug: { equals: 'a' } }, { isPublic: { equals: true } }] } },
      },
    },
  ],
  [
    'beside others',
    { headline: { equals: 'a' }, or: [{ topics: { in: ['b'] } }, { headline: { like: 'c' } }] },
    {
      and: [
        { headline: { equals: 'a' } },
        { or: [{ topics: { some: { in: ['b'] } } }, { headline: { like: 'c' } }] },
      ],
    },
  ],
  [
    'one relation',
    { 'parent.slug': { not_like: 'a' } },
    { parent: { none: { of: { slug: { like: 'a' } } } } },
    'topics',
  ],
  ['nothing, of one relation', { parent: { equals: 'null' } }, { parent: { exists: false } }, 'topics'],
])('%s', async (_, asked, expected, collection) => {
  expect(await rewrite(asked, collection)).toEqual(expected)
})
