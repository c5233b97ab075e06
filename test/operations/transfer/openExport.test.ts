import { createHash } from 'node:crypto'
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Payload } from 'payload'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { exportNewsroom } from '../../../src/operations/transfer/exportNewsroom'
import { FORMAT, MANIFEST, PICTURES, type Manifest } from '../../../src/operations/transfer/manifest'
import { openExport } from '../../../src/operations/transfer/openExport'

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
  ['a folder without a manifest', () => rmSync(join(folder, MANIFEST)), 'no-export', 'is not an export'],
  [
    'a manifest of another form',
    () => writeFileSync(join(folder, MANIFEST), JSON.stringify({ ...manifest, format: 2 })),
    'export-unknown',
    'This version of Dateline cannot',
  ],
  [
    'an export of another secret',
    () => writeFileSync(join(folder, MANIFEST), JSON.stringify({ ...manifest, secretMark: 'theirs' })),
    'other-secret',
    'PAYLOAD_SECRET differs from that of the exported newsroom',
  ],
  [
    'records that were added',
    () => appendFileSync(join(folder, 'authors.jsonl'), RECORDS),
    'export-damaged',
    'authors.jsonl has been changed since the export',
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
    message: expect.stringContaining('already exists') as string,
    data: { code: 'file-exists' },
  })
})
