import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Payload } from 'payload'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { exportNewsroom } from '../../src/transfer/exportNewsroom'
import { FORMAT, MANIFEST, PICTURES, type Manifest } from '../../src/transfer/manifest'
import { openExport } from '../../src/transfer/openExport'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const RECORDS = '{"id":"1"}\n'
const manifest: Manifest = {
  format: FORMAT,
  dateline: '0.1.0',
  takenAt: '2026-11-28T04:00:00.000Z',
  model: sha256('model'),
  secretMark: 'ours',
  files: [{ file: 'authors.jsonl', collection: 'authors', of: 'records', count: 1, sha256: sha256(RECORDS) }],
  pictures: [{ file: 'ice.png', size: 3, sha256: sha256('ice') }],
  departures: [],
  missing: [],
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-export-'))
  mkdirSync(join(folder, PICTURES))
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest))
  writeFileSync(join(folder, 'authors.jsonl'), RECORDS)
  writeFileSync(join(folder, PICTURES, 'ice.png'), 'ice')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('reads the manifest of a whole export', async () => {
  expect(await openExport({ folder, secretMark: 'ours' })).toEqual(manifest)
})

it('takes an export of a newsroom that had no secret yet', async () => {
  writeFileSync(join(folder, MANIFEST), JSON.stringify({ ...manifest, secretMark: null }))
  expect(await openExport({ folder, secretMark: 'ours' })).toMatchObject({ secretMark: null })
})

it.each<[string, () => void, string, string]>([
  ['a folder without a manifest', () => rmSync(join(folder, MANIFEST)), 'no-export', 'is no export'],
  [
    'a manifest of another form',
    () => writeFileSync(join(folder, MANIFEST), JSON.stringify({ ...manifest, format: 2 })),
    'export-unknown',
    'has a form that this Dateline does not know',
  ],
  [
    'an export of another secret',
    () => writeFileSync(join(folder, MANIFEST), JSON.stringify({ ...manifest, secretMark: 'theirs' })),
    'other-secret',
    'PAYLOAD_SECRET is not that of the newsroom',
  ],
  [
    'records that were added',
    () => appendFileSync(join(folder, 'authors.jsonl'), RECORDS),
    'export-damaged',
    'authors.jsonl is not what was exported',
  ],
  [
    'a picture that is missing',
    () => rmSync(join(folder, PICTURES, 'ice.png')),
    'export-damaged',
    'ice.png is missing',
  ],
])('refuses %s', async (_what, spoil, code, words) => {
  spoil()
  await expect(openExport({ folder, secretMark: 'ours' })).rejects.toMatchObject({
    message: expect.stringContaining(words) as string,
    data: { code },
  })
})

it('writes over no export', async () => {
  const given = { mediaDir: '', folder, version: '0.1.0', secretMark: null, say: () => undefined }
  await expect(exportNewsroom({ ...given, payload: {} as Payload })).rejects.toMatchObject({
    message: expect.stringContaining('is there already') as string,
    data: { code: 'file-exists' },
  })
})
