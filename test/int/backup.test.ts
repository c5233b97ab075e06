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

import { afterAll, beforeAll, expect, it } from 'vitest'

import { backUp } from '../../src/backup/backUp'
import { finishRestore } from '../../src/backup/finishRestore'
import { JOURNAL, RESTORING, withMongo } from '../../src/backup/mongoClient'
import { requireNoRestore } from '../../src/backup/requireNoRestore'
import { restore } from '../../src/backup/restore'
import { addressOf, type Address } from '../../src/database/address'
import type { Media } from '../../src/generated/payload-types'
import { describeOnEngine, engine, freshDatabase } from './engine'
import { filesOf, png, richText, upload } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

describeOnEngine('a backup of the newsroom', () => {
  let newsroom: Newsroom
  let address: Address
  let mediaDir: string
  let folder: string
  let picture: Media
  const say = () => undefined
  const version = '0.1.0'

  beforeAll(async () => {
    newsroom = await openNewsroom()
    address = addressOf(process.env.DATABASE_URL ?? '')
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

  /** An empty place on the same engine. */
  function elsewhere() {
    const { url, folder } = freshDatabase()
    return { address: addressOf(url), mediaDir: join(folder, 'media'), folder }
  }

  it('brings all of it elsewhere, while the newsroom goes on', async () => {
    const file = join(folder, 'all.tar')
    const { manifest } = await backUp({ address, mediaDir, file, version, say })
    expect(manifest).toMatchObject({ engine, counts: { articles: 3, media: 1, users: 4 }, missing: [] })

    const target = elsewhere()
    await restore({ ...target, file, mayReplace: false, version, say })
    for (const name of filesOf(picture)) {
      expect(readFileSync(join(target.mediaDir, name)).equals(readFileSync(join(mediaDir, name))), name).toBe(
        true,
      )
    }
    const again = await backUp({ ...target, file: join(folder, 'again.tar'), version, say })
    expect(again.manifest.counts).toEqual(manifest.counts)
    expect(await finishRestore({ address: target.address }), 'nothing is left to be done').toBe(false)
    expect(readdirSync(target.folder).filter((name) => name.includes('restor'))).toEqual([])
    rmSync(target.folder, { recursive: true })
  })

  it('replaces a newsroom only when told, and then has nothing of the former one', async () => {
    const file = join(folder, 'small.tar')
    await backUp({ address, mediaDir, file, version, say })
    const target = elsewhere()
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
    const { manifest } = await backUp({ address, mediaDir, file: join(folder, 'gap.tar'), version, say })
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
      address,
      mediaDir,
      file: join(folder, 'stopped.tar'),
      version,
      say,
      signal: stopping.signal,
    }
    await expect(backUp(given)).rejects.toThrow('stopped')
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([])
  })

  it.runIf(engine === 'mongodb')(
    'finishes on MongoDB a restore that was killed between its renames',
    async () => {
      const target = elsewhere()
      if (target.address.engine !== 'mongodb') throw new Error('not on MongoDB')
      await withMongo(target.address.url, async ({ db }) => {
        await db.collection('articles').insertOne({ headline: 'old' })
        await db.collection('leftover').insertOne({ of: 'the old newsroom' })
        // `topics` has been renamed already, `articles` has not.
        await db.collection('topics').insertOne({ name: 'new' })
        await db.collection(`${RESTORING}articles`).insertOne({ headline: 'new' })
        const media = join(target.folder, 'media')
        const journal = { state: 'swapping', collections: ['articles', 'topics'], media, stamp: 'x' }
        await db.collection<{ _id: string }>(JOURNAL).insertOne({ _id: 'restore', ...journal })
        await expect(requireNoRestore({ address: target.address })).rejects.toMatchObject({
          data: { code: 'restore-unfinished' },
        })
        expect(await finishRestore({ address: target.address })).toBe(true)
        expect((await db.listCollections().toArray()).map(({ name }) => name).sort()).toEqual([
          'articles',
          'topics',
        ])
        expect(await db.collection('articles').findOne({})).toMatchObject({ headline: 'new' })
      })
    },
  )

  it.runIf(engine === 'mongodb')(
    'leaves on MongoDB the old newsroom where a restore was killed while it loaded',
    async () => {
      const target = elsewhere()
      if (target.address.engine !== 'mongodb') throw new Error('not on MongoDB')
      await withMongo(target.address.url, async ({ db }) => {
        await db.collection('articles').insertOne({ headline: 'old' })
        await db.collection(`${RESTORING}articles`).insertOne({ headline: 'half' })
        const journal = { state: 'loading', collections: ['articles'], media: '/nowhere', stamp: 'x' }
        await db.collection<{ _id: string }>(JOURNAL).insertOne({ _id: 'restore', ...journal })
        expect(await finishRestore({ address: target.address })).toBe(false)
        expect(await db.collection('articles').findOne({})).toMatchObject({ headline: 'old' })
      })
    },
  )
})
