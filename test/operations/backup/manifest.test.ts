import { expect, it } from 'vitest'

import { hashLineOf, readManifest, type Manifest } from '../../../src/operations/backup/manifest'

const manifest: Manifest = {
  format: 1,
  dateline: '0.1.0',
  engine: 'sqlite',
  schema: ['20261123_024831_initial'],
  takenAt: '2026-11-23T04:00:00.000Z',
  counts: { articles: 12 },
  members: [{ path: 'database/dateline.db', size: 4096, sha256: 'a'.repeat(64) }],
  missing: [],
}
const code = (wanted: string) => expect.objectContaining({ data: expect.objectContaining({ code: wanted }) })
const read = (value: unknown) => {
  const text = JSON.stringify(value)
  return readManifest({ text, hashLine: hashLineOf(text) })
}

it('reads what was written', () => {
  expect(read(manifest)).toEqual(manifest)
})

it('refuses a manifest in which a single figure was changed', () => {
  const text = JSON.stringify(manifest)
  const changed = text.replace('"articles":12', '"articles":13')
  expect(() => readManifest({ text: changed, hashLine: hashLineOf(text) })).toThrow(code('backup-damaged'))
})

it('refuses a backup without a manifest', () => {
  expect(() => readManifest({ text: '', hashLine: '' })).toThrow(code('backup-damaged'))
})

it.each([
  ['of a later form', { ...manifest, format: 2 }],
  ['of another engine', { ...manifest, engine: 'postgres' }],
  ['with a hash that is none', { ...manifest, members: [{ path: 'a', size: 1, sha256: 'x' }] }],
  ['with a negative size', { ...manifest, members: [{ path: 'a', size: -1, sha256: 'a'.repeat(64) }] }],
  ['that is a list', []],
])('refuses one %s with a sentence', (_, value) => {
  expect(() => read(value)).toThrow(code('backup-unknown'))
})
