import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { backUp } from '../../src/operations/backup/backUp'
import { restore } from '../../src/operations/backup/restore'
import { finishSwap } from '../../src/operations/backup/swap'
import { fileAt } from '../../src/database/address'
import type { Media } from '../../src/generated/payload-types'
import { engine, freshDatabase } from './engine'
import { filesOf, png, richText, upload } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

// A database server has backups of its own (docs/backup.md).
describe.runIf(engine === 'sqlite')('a backup of the newsroom', () => {
  let newsroom: Newsroom
  let database: string
  let mediaDir: string
  let folder: string
  let picture: Media
  const say = () => undefined
  const version = '0.1.0'

  beforeAll(async () => {
    newsroom = await openNewsroom()
    database = fileAt(process.env.DATABASE_URL ?? '') ?? ''
    mediaDir = process.env.MEDIA_DIR ?? ''
    folder = mkdtempSync(join(tmpdir(), 'dateline-backups-'))
    const bytes = await png()
    picture = (await upload(newsroom, 'editor', { name: 'fire.png', bytes })).body.doc
    for (const headline of ['First', 'Second', 'Third']) {
      const { status } = await newsroom.ask('editor', '/api/articles', {
        method: 'POST',
        body: { headline, body: richText(headline, [picture.id]), picture: picture.id, _status: 'published' },
      })
      if (status !== 201) throw new Error(`${headline} was answered ${status}`)
    }
  })
  afterAll(async () => {
    await newsroom?.close()
    if (folder) rmSync(folder, { recursive: true, force: true })
  })

  /** An empty place. */
  async function elsewhere() {
    const { url, folder } = await freshDatabase()
    return { database: fileAt(url) ?? '', mediaDir: join(folder, 'media'), folder }
  }

  it('brings all of it elsewhere, while the newsroom goes on', async () => {
    const file = join(folder, 'all.tar')
    const { manifest } = await backUp({ database, mediaDir, file, version, say })
    expect(manifest).toMatchObject({
      engine: 'sqlite',
      counts: { articles: 3, media: 1, users: 4 },
      missing: [],
    })

    const target = await elsewhere()
    await restore({ ...target, file, mayReplace: false, version, say })
    for (const name of filesOf(picture)) {
      expect(readFileSync(join(target.mediaDir, name)).equals(readFileSync(join(mediaDir, name))), name).toBe(
        true,
      )
    }
    const again = await backUp({ ...target, file: join(folder, 'again.tar'), version, say })
    expect(again.manifest.counts).toEqual(manifest.counts)
    expect(await finishSwap(target.database), 'nothing is left to be done').toBe(false)
    expect(readdirSync(target.folder).filter((name) => name.includes('restor'))).toEqual([])
    rmSync(target.folder, { recursive: true })
  })

  it('replaces a newsroom only when told, and then has nothing of the former one', async () => {
    const file = join(folder, 'small.tar')
    await backUp({ database, mediaDir, file, version, say })
    const target = await elsewhere()
    await restore({ ...target, file, mayReplace: false, version, say })
    writeFileSync(join(target.mediaDir, 'former.png'), 'of the former newsroom')
    await expect(restore({ ...target, file, mayReplace: false, version, say })).rejects.toMatchObject({
      data: { code: 'newsroom-not-empty' },
    })
    const { kept } = await restore({ ...target, file, mayReplace: true, version, say })
    expect(existsSync(join(target.mediaDir, 'former.png'))).toBe(false)
    expect(kept.some((path) => existsSync(join(path, 'former.png')))).toBe(true)
    rmSync(target.folder, { recursive: true })
  })

  it('says which files of pictures no disk had, and keeps the rest', async () => {
    const file = join(mediaDir, picture.filename ?? '')
    renameSync(file, `${file}.away`)
    const { manifest } = await backUp({ database, mediaDir, file: join(folder, 'gap.tar'), version, say })
    renameSync(`${file}.away`, file)
    expect(manifest.missing).toEqual([picture.filename])
    expect(manifest.members.filter(({ path }) => path.startsWith('media/'))).toHaveLength(
      filesOf(picture).length - 1,
    )
  })

  it('keeps nothing of a backup that was stopped', async () => {
    const stopping = new AbortController()
    stopping.abort(new Error('stopped'))
    const given = {
      database,
      mediaDir,
      file: join(folder, 'stopped.tar'),
      version,
      say,
      signal: stopping.signal,
    }
    await expect(backUp(given)).rejects.toThrow('stopped')
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([])
  })
})
