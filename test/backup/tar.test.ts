import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { create, list } from 'tar'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { readTar } from '../../src/backup/readTar'
import { unpack } from '../../src/backup/unpack'
import { writeTar } from '../../src/backup/writeTar'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'dateline-tar-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const LONG = `media/${'a-long-headline-'.repeat(10)}0123456789abcdef-1600x900.png`

async function written(): Promise<string> {
  const file = join(folder, 'backup.tar')
  const tar = await writeTar(file)
  await tar.add({
    path: 'database/dateline.db',
    size: 1000,
    chunks: [Buffer.alloc(400, 'a'), Buffer.alloc(600, 'b')],
  })
  await tar.add({ path: LONG, size: 512, chunks: [Buffer.alloc(512, 'c')] })
  await tar.add({ path: 'media/empty.png', size: 0, chunks: [] })
  await tar.end()
  return file
}

async function read(file: string): Promise<[string, string][]> {
  const found: [string, string][] = []
  for await (const { path, chunks } of readTar(file)) {
    const parts: Buffer[] = []
    for await (const chunk of chunks) parts.push(chunk)
    found.push([path, Buffer.concat(parts).toString('latin1')])
  }
  return found
}

const code = (wanted: string) => ({ data: { code: wanted } })
const staging = () => ({ database: join(folder, 'db'), media: join(folder, 'media') })

it('reads back what it wrote, names longer than a tar header among it', async () => {
  expect(await read(await written())).toEqual([
    ['database/dateline.db', 'a'.repeat(400) + 'b'.repeat(600)],
    [LONG, 'c'.repeat(512)],
    ['media/empty.png', ''],
  ])
})

it('writes what any tar can read, for its owner alone', async () => {
  const file = await written()
  const paths: string[] = []
  await list({ file, strict: true, onReadEntry: ({ path }) => void paths.push(path) })
  expect(paths).toEqual(['database/dateline.db', LONG, 'media/empty.png'])
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('writes over nothing', async () => {
  await written()
  await expect(writeTar(join(folder, 'backup.tar'))).rejects.toMatchObject({ code: 'EEXIST' })
})

it('refuses a backup that is cut off, wherever it is cut', async () => {
  const bytes = readFileSync(await written())
  const cut = join(folder, 'cut.tar')
  for (const length of [0, 1, 511, 512, 900, 1600, 2048, 2600, 4000]) {
    writeFileSync(cut, bytes.subarray(0, length))
    await expect(read(cut), `${length} bytes`).rejects.toMatchObject(code('backup-damaged'))
  }
})

it('refuses a header that was changed', async () => {
  const file = await written()
  const bytes = readFileSync(file)
  bytes[3] = (bytes[3] ?? 0) ^ 1
  writeFileSync(file, bytes)
  await expect(read(file)).rejects.toMatchObject(code('backup-damaged'))
})

it('follows no link that an archive holds, and makes none', async () => {
  symlinkSync('/etc', join(folder, 'media'))
  const file = join(folder, 'evil.tar')
  await create({ file, cwd: folder }, ['media'])
  rmSync(join(folder, 'media'))
  await expect(unpack({ file, staging: staging(), say: () => undefined })).rejects.toMatchObject(
    code('backup-path'),
  )
})

it('refuses an archive that reaches out of its folder', async () => {
  const file = join(folder, 'evil.tar')
  const tar = await writeTar(file)
  await tar.add({ path: 'media/../../escaped.png', size: 1, chunks: [Buffer.from('x')] })
  await tar.end()
  await expect(unpack({ file, staging: staging(), say: () => undefined })).rejects.toMatchObject(
    code('backup-path'),
  )
})

it('refuses an archive that is no backup, and says so', async () => {
  await expect(
    unpack({ file: await written(), staging: staging(), say: () => undefined }),
  ).rejects.toMatchObject(code('backup-damaged'))
})
