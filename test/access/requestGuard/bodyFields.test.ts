import type { FlattenedField } from 'payload'
import { expect, it } from 'vitest'

import { validateShape, MAX_LENGTH, MAX_ROWS } from '../../../src/access/requestGuard/bodyFields'

const FIELDS = [
  { name: 'headline', type: 'text', maxLength: 500 },
  { name: 'kicker', type: 'text' },
  { name: 'language', type: 'text', required: true, defaultValue: 'en' },
  { name: 'publishedAt', type: 'date' },
  { name: 'wordCount', type: 'number' },
  { name: 'isPublic', type: 'checkbox' },
  { name: 'role', type: 'select', options: ['editor', { label: 'Reporter', value: 'reporter' }] },
  { name: 'topics', type: 'relationship', relationTo: 'topics', hasMany: true },
  { name: 'picture', type: 'upload', relationTo: 'media' },
  { name: 'document', type: 'relationship', relationTo: ['articles', 'topics'] },
  { name: 'body', type: 'richText' },
  { name: 'wire', type: 'group', flattenedFields: [{ name: 'agency', type: 'text' }] },
  {
    name: 'authors',
    type: 'array',
    flattenedFields: [{ name: 'author', type: 'relationship', relationTo: 'authors', required: true }],
  },
] as unknown as FlattenedField[]

const misfit = (data: Record<string, unknown>) =>
  validateShape({ data, fields: FIELDS, isId: (value) => value === 'id' || value === 'other' })

it.each<Record<string, unknown>>([
  {},
  { nothing: { of: 'ours' } },
  { headline: null, publishedAt: null, topics: null, picture: null, body: null, wordCount: null },
  { headline: '', kicker: 'x'.repeat(MAX_LENGTH.text), language: 'en' },
  { publishedAt: '2024-10-28T14:30:00.000Z' },
  { publishedAt: '2024-10-28' },
  { publishedAt: new Date(0) },
  { wordCount: 0.5, isPublic: false, role: 'reporter' },
  { topics: ['id', { id: 'other', name: 'War' }], picture: 'id' },
  { document: { relationTo: 'topics', value: 'id' } },
  { wire: {}, authors: [] },
  { wire: { agency: 'AP' }, authors: [{ author: null }, { id: '66f0c0ffee66f0c0ffee0001', author: 'id' }] },
])('takes %j, as a draft may be', (data) => expect(misfit(data)).toBeUndefined())

it.each<[Record<string, unknown>, string]>([
  [{ headline: { a: 1 } }, 'headline'],
  [{ headline: 5 }, 'headline'],
  [{ headline: ['y'] }, 'headline'],
  [{ headline: 'x'.repeat(501) }, 'headline'],
  [{ headline: 'a\0b' }, 'headline'],
  [{ kicker: 'x'.repeat(MAX_LENGTH.text + 1) }, 'kicker'],
  [{ language: null }, 'language'],
  [{ publishedAt: 'notadate' }, 'publishedAt'],
  [{ publishedAt: 'version 5' }, 'publishedAt'],
  [{ publishedAt: '2024-13-45' }, 'publishedAt'],
  [{ publishedAt: '+275760-09-13T00:00:00.000Z' }, 'publishedAt'],
  [{ publishedAt: 5 }, 'publishedAt'],
  [{ wordCount: '5' }, 'wordCount'],
  [{ wordCount: Infinity }, 'wordCount'],
  [{ isPublic: 'true' }, 'isPublic'],
  [{ role: 'owner' }, 'role'],
  [{ role: ['editor'] }, 'role'],
  [{ topics: 'id' }, 'topics'],
  [{ topics: ['id', 'nope'] }, 'topics.1'],
  [{ topics: Array.from({ length: MAX_ROWS + 1 }, () => 'id') }, 'topics'],
  [{ picture: {} }, 'picture'],
  [{ document: 'id' }, 'document'],
  [{ document: { relationTo: 'users', value: 'id' } }, 'document'],
  [{ body: 'text' }, 'body'],
  [{ wire: null }, 'wire'],
  [{ wire: { agency: 5 } }, 'wire.agency'],
  [{ authors: {} }, 'authors'],
  [{ authors: [null] }, 'authors.0'],
  [{ authors: [{ author: 'nope' }] }, 'authors.0.author'],
  [{ authors: [{ id: 'a' }, { id: 'a' }] }, 'authors.1'],
  [{ authors: [{ id: { $ne: 1 } }] }, 'authors.0.id'],
])('refuses %j at %s', (data, path) => expect(misfit(data)?.path).toBe(path))
