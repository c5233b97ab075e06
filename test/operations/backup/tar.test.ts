import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { create, Header, list, Pax } from 'tar'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { readTar } from '../../../src/operations/backup/readTar'
import { unpack } from '../../../src/operations/backup/unpack'
import { writeTar } from '../../../src/operations/backup/writeTar'

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

/** A member as Dateline wrote it before tar-stream, by the `tar` package's headers. */
function memberOfBefore(path: string, content: string): Buffer {
  const given = { path, size: content.length, mode: 0o600, mtime: new Date() }
  const header = new Header({ ...given, type: 'File' })
  const block = Buffer.alloc(512)
  header.encode(block, 0)
  const pax = header.needPax ? new Pax({ path, size: content.length }).encode() : Buffer.alloc(0)
  return Buffer.concat([pax, block, Buffer.from(content), Buffer.alloc((512 - (content.length % 512)) % 512)])
}

it('reads an older backup', async () => {
  const file = join(folder, 'before.tar')
  const members = [
    ['database/dateline.db', 'a'.repeat(1000)],
    [LONG, 'c'.repeat(512)],
    ['media/Zoë.png', 'd'],
    ['media/empty.png', ''],
  ] as const
  const blocks = members.map(([path, content]) => memberOfBefore(path, content))
  writeFileSync(file, Buffer.concat([...blocks, Buffer.alloc(1024)]))
  expect(await read(file)).toEqual(members)
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

it('refuses an archive that reaches out of its folder by a long name', async () => {
  const file = join(folder, 'evil.tar')
  const evil = memberOfBefore(`media/../../${'escaped'.repeat(20)}.png`, 'x')
  writeFileSync(file, Buffer.concat([evil, Buffer.alloc(1024)]))
  await expect(unpack({ file, staging: staging(), say: () => undefined })).rejects.toMatchObject(
    code('backup-path'),
  )
})

it('fails with the cause where a member cannot be read, and lets the file go', async () => {
  const file = join(folder, 'backup.tar')
  const tar = await writeTar(file)
  const broken = (async function* () {
    yield Buffer.from('abc')
    throw new Error('the disk is gone')
  })()
  await expect(tar.add({ path: 'media/a.png', size: 10, chunks: broken })).rejects.toThrow('the disk is gone')
  await tar.abandon()
  await expect(read(file)).rejects.toMatchObject(code('backup-damaged'))
})

it('refuses a member whose size is not what was said', async () => {
  const tar = await writeTar(join(folder, 'backup.tar'))
  const short = tar.add({ path: 'media/a.png', size: 10, chunks: [Buffer.from('abc')] })
  await expect(short).rejects.toThrow('media/a.png has 3 bytes instead of 10')
  await tar.abandon()
})

it('refuses an archive that is no backup, and says so', async () => {
  await expect(
    unpack({ file: await written(), staging: staging(), say: () => undefined }),
  ).rejects.toMatchObject(code('backup-damaged'))
})
