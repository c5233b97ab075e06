import type { FlattenedField } from 'payload'
import { expect, it } from 'vitest'

import { relationsIn } from '../../../src/operations/check/relations'

const fields = [
  { name: 'picture', type: 'upload', relationTo: 'media' },
  { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true },
  { name: 'user', type: 'relationship', relationTo: ['users'] },
  { name: 'body', type: 'richText' },
  {
    name: 'share',
    type: 'group',
    flattenedFields: [{ name: 'picture', type: 'upload', relationTo: 'media' }],
  },
  {
    name: 'authors',
    type: 'array',
    flattenedFields: [{ name: 'author', type: 'relationship', relationTo: 'authors' }],
  },
] as unknown as FlattenedField[]

it('finds the relations of groups, of array rows and of the text', () => {
  const row = {
    picture: 'p1',
    topics: ['t1', 't2'],
    user: { relationTo: 'users', value: 'u1' },
    body: { root: { type: 'root', children: [{ type: 'upload', relationTo: 'media', value: 'p2' }] } },
    share: { picture: 'p3' },
    authors: [{ author: 'a1' }, { author: 'a2' }],
  }
  expect(relationsIn(row, fields).map(({ path, collection, id }) => `${path} ${collection} ${id}`)).toEqual([
    'picture media p1',
    'topics topics t1',
    'topics topics t2',
    'user users u1',
    'body media p2',
    'share.picture media p3',
    'authors.0.author authors a1',
    'authors.1.author authors a2',
  ])
})

it('finds none where nothing is', () => {
  expect(relationsIn({ picture: null, topics: [], share: {}, authors: [], body: null }, fields)).toEqual([])
})
