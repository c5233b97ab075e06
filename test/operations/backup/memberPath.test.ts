import { expect, it } from 'vitest'

import { readMemberPath } from '../../../src/operations/backup/memberPath'

it.each([
  ['manifest.json', { part: 'manifest', name: 'manifest.json' }],
  ['manifest.sha256', { part: 'manifest', name: 'manifest.sha256' }],
  ['database/dateline.db', { part: 'database', name: 'dateline.db' }],
  ['database/_articles_versions.bson', { part: 'database', name: '_articles_versions.bson' }],
  ['media/fire-0123456789abcdef-320x240.png', { part: 'media', name: 'fire-0123456789abcdef-320x240.png' }],
  ['media/..png', { part: 'media', name: '..png' }],
])('knows %s', (path, expected) => {
  expect(readMemberPath(path)).toEqual(expected)
})

it.each([
  '../dateline.db',
  'media/../../etc/passwd',
  'media/..',
  'media/.',
  'media/',
  'media',
  '/etc/passwd',
  'media//etc/passwd',
  'media/a/b.png',
  'media\\..\\b.png',
  'media/..\\b.png',
  'media/a\0.png',
  'media/a\n.png',
  'C:\\windows\\a.png',
  './manifest.json',
  'manifest.json/',
  '',
  `media/${'a'.repeat(256)}`,
])('refuses %j', (path) => {
  expect(() => readMemberPath(path)).toThrow(
    expect.objectContaining({ data: expect.objectContaining({ code: 'backup-path' }) }),
  )
})
