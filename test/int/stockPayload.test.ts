import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { mongooseAdapter } from '@payloadcms/db-mongodb'
import { postgresAdapter } from '@payloadcms/db-postgres'
import { sqliteAdapter } from '@payloadcms/db-sqlite'
import {
  buildConfig,
  getPayload,
  handleEndpoints,
  type Payload,
  type SanitizedConfig,
  type Where,
} from 'payload'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { describeOnEngine, engine, freshDatabase } from './engine'

/*
 * The contract of src/payload/patches: Payload as it is shipped, without any of our changes, still does what each patch corrects. A test
 * that fails here says that Payload has changed: read the patch, and remove it if Payload does the right thing by now.
 */

/** The local API of collections that the generated types do not know. */
interface Stock {
  create(args: object): Promise<Doc>
  find(args: object): Promise<{ docs: Doc[]; totalDocs: number }>
  findByID(args: object): Promise<Doc>
  findVersions(args: object): Promise<{ docs: { version: Doc }[]; totalDocs: number }>
  update(args: object): Promise<Doc>
}
interface Doc {
  readonly id: string
  readonly createdAt: string
  readonly headline?: unknown
  readonly summary?: unknown
  readonly user?: { readonly value: unknown }
}

describeOnEngine('Payload as it is shipped', () => {
  let payload: Payload
  let stock: Stock
  let config: Promise<SanitizedConfig>
  let folder: string
  let media: string
  let sizesBeforeValidate: string[] = []
  let token: string

  beforeAll(async () => {
    const { url, folder: own } = await freshDatabase()
    folder = own
    media = join(folder, 'media')
    mkdirSync(media)
    const anyone = () => true
    const open = { create: anyone, read: anyone, update: anyone, delete: anyone }
    config = buildConfig({
      collections: [
        { slug: 'users', access: open, auth: { useAPIKey: true }, fields: [{ name: 'role', type: 'text' }] },
        { slug: 'topics', access: open, fields: [{ name: 'name', type: 'text' }] },
        {
          slug: 'stories',
          access: open,
          versions: { drafts: { autosave: true } },
          fields: [
            { name: 'headline', type: 'text' },
            { name: 'summary', type: 'text' },
            { name: 'topics', type: 'relationship', relationTo: 'topics' as 'articles', hasMany: true },
          ],
        },
        {
          slug: 'media',
          access: { ...open, read: ({ req }) => Boolean(req.user) },
          hooks: {
            beforeValidate: [
              ({ req }) => void (sizesBeforeValidate = Object.keys(req.payloadUploadSizes ?? {})),
            ],
          },
          upload: { staticDir: media, imageSizes: [{ name: 'card', width: 32, height: 24 }] },
          fields: [],
        },
      ],
      db:
        engine === 'mongodb'
          ? mongooseAdapter({ url, ensureIndexes: true })
          : engine === 'postgres'
            ? postgresAdapter({ pool: { connectionString: url }, idType: 'uuid', push: true })
            : sqliteAdapter({ client: { url }, idType: 'uuid', push: true }),
      logger: { options: { level: 'silent' }, destination: process.stderr },
      secret: 'a secret of the test',
      serverURL: 'http://127.0.0.1:3999',
      sharp,
      telemetry: false,
      typescript: { autoGenerate: false },
    })
    payload = await getPayload({ config })
    stock = payload as unknown as Stock
    // The first thing that anybody asks of a fresh Payload.
    const first = await rest('POST', '/users/first-register', {
      body: { email: 'stranger@example.com', password: 'a long password', role: 'admin' },
    })
    token = ((await first.json()) as { token: string }).token
  })
  afterAll(async () => {
    await payload.destroy()
    rmSync(folder, { recursive: true, force: true })
  })

  const rest = (
    method: string,
    path: string,
    { body, as, headers = {} }: { body?: object; as?: string; headers?: Record<string, string> } = {},
  ) =>
    handleEndpoints({
      config,
      request: new Request(`http://127.0.0.1:3999/api${path}`, {
        method,
        headers: {
          ...(body instanceof FormData || !body ? {} : { 'content-type': 'application/json' }),
          ...(as ? { authorization: `JWT ${as}` } : {}),
          ...headers,
        },
        ...(body ? { body: body instanceof FormData ? body : JSON.stringify(body) } : {}),
      }),
    })
  const picture = (width = 64, height = 48) =>
    sharp({ create: { width, height, channels: 3, background: 'red' } })
      .png()
      .toBuffer()
  const upload = async (name: string) => {
    const form = new FormData()
    form.set('file', new Blob([new Uint8Array(await picture())], { type: 'image/png' }), name)
    return rest('POST', '/media', { body: form, as: token })
  }
  const story = (data: object, more: object = {}) => stock.create({ collection: 'stories', data, ...more })

  it('closeFirstRegister: a stranger becomes the first user, with the role that was sent', async () => {
    const { docs } = await stock.find({ collection: 'users' })
    expect(docs).toMatchObject([{ email: 'stranger@example.com', role: 'admin' }])
  })

  describe('saves', () => {
    it('bulkFromNewest: a bulk update publishes the public text again, over the draft', async () => {
      const { id } = await story({ headline: 'Fire', summary: 'old', _status: 'published' })
      await stock.update({ collection: 'stories', id, data: { summary: 'new' }, draft: true })
      await stock.update({
        collection: 'stories',
        where: { id: { equals: id } },
        data: { headline: 'Blaze' },
      })
      const newest = await stock.findByID({ collection: 'stories', id, draft: true })
      expect(newest).toMatchObject({ headline: 'Blaze', summary: 'old' })
    })

    it('everySaveIsAVersion: an autosave overwrites the one before, and so does withdrawing in all languages', async () => {
      const { id } = await story({ headline: 'Flood', _status: 'published' })
      const count = async () =>
        (await stock.findVersions({ collection: 'stories', where: { parent: { equals: id } } })).totalDocs
      const autosave = (headline: string) =>
        stock.update({ collection: 'stories', id, data: { headline }, draft: true, autosave: true })
      await autosave('Flood 1')
      const before = await count()
      await autosave('Flood 2')
      expect(await count()).toBe(before)
      await stock.update({
        collection: 'stories',
        id,
        data: { headline: 'Flood 3', _status: 'draft' },
        unpublishAllLocales: true,
      })
      expect(await count()).toBe(before)
    })

    it('singleLatest: a clock that was set back leaves two newest versions', async () => {
      const { id } = await story({ headline: 'Storm' })
      const hourAgo = new Date(Date.now() - 3_600_000).toISOString()
      await payload.db.createVersion({
        autosave: false,
        collectionSlug: 'stories' as 'articles',
        createdAt: hourAgo,
        parent: id,
        updatedAt: hourAgo,
        versionData: { headline: 'Storm, later', _status: 'draft' } as never,
      })
      const { totalDocs } = await stock.findVersions({
        collection: 'stories',
        where: { and: [{ parent: { equals: id } }, { latest: { equals: true } }] },
      })
      expect(totalDocs).toBe(2)
    })

    it('serverDates: a create is dated as it says', async () => {
      const createdAt = '2001-01-01T00:00:00.000Z'
      const { doc } = (await (
        await rest('POST', '/topics', { body: { name: 'Fires', createdAt } })
      ).json()) as { doc: Doc }
      expect(doc.createdAt).toBe(createdAt)
    })

    it('refuseWrongTypes: an object in place of a text is stored, or a fault', async () => {
      const response = await rest('POST', '/stories?draft=true', { body: { headline: { no: 'text' } } })
      expect(response.status).toBe(engine === 'mongodb' ? 500 : 201)
    })
  })

  describe('questions', () => {
    const found = async (where: Where) =>
      (await stock.find({ collection: 'stories', where, sort: 'headline' })).docs.map(
        ({ headline }) => headline,
      )
    beforeAll(async () => {
      const [fire, court] = await Promise.all(
        ['Fire', 'Court'].map((name) => stock.create({ collection: 'topics', data: { name } })),
      )
      const publish = (headline: string, topics: (Doc | undefined)[]) =>
        story({ headline, summary: 'asked', topics: topics.map((topic) => topic?.id), _status: 'published' })
      await publish('both', [fire, court])
      await publish('none', [])
      await publish('Jos\u00e9 \u041c_', [court])
      ids = { fire: fire?.id ?? '', court: court?.id ?? '' }
    })
    let ids: { fire: string; court: string }
    const asked = (where: Where): Where => ({ and: [{ summary: { equals: 'asked' } }, where] })

    it('rowConditions: a denial of a topic, and two topics at once', async () => {
      const without = await found(asked({ topics: { not_equals: ids.fire } }))
      const two = await found(
        asked({ and: [{ topics: { equals: ids.fire } }, { topics: { equals: ids.court } }] }),
      )
      if (engine === 'mongodb')
        expect({ without: without.includes('both'), two }).toEqual({ without: false, two: ['both'] })
      else expect({ without: without.includes('both'), two }).toEqual({ without: true, two: [] })
    })

    it('rowConditions: “exists” of a list that is empty', async () => {
      const empty = await found(asked({ topics: { exists: false } }))
      if (engine === 'mongodb') expect(empty).not.toContain('none')
      else expect(empty).toContain('none')
    })

    it('canonicalWhere: a letter with a mark is found in one of its forms only', async () => {
      expect(await found({ headline: { like: 'Jos\u00e9' } })).toHaveLength(1)
      expect(await found({ headline: { like: 'Jose\u0301' } })).toHaveLength(0)
    })

    it('canonicalWhere: `not_like` is not the opposite of `like`', async () => {
      const like = await found(asked({ headline: { like: '\u041c_ Jos\u00e9' } }))
      const notLike = await found(asked({ headline: { not_like: '\u041c_ Jos\u00e9' } }))
      expect([like.length, notLike.length]).toEqual(engine === 'mongodb' ? [1, 2] : [1, 3])
    })

    it('operators: capitals of other scripts, and wildcards', async () => {
      const small = await found({ headline: { like: '\u043c_' } })
      const wild = await found(asked({ headline: { contains: 'b_th' } }))
      expect({ small: small.length, wild }).toEqual({
        small: engine === 'sqlite' ? 0 : 1,
        wild: engine === 'mongodb' ? [] : ['both'],
      })
    })

    it('deleteOne: a preference of an owner that has none', async () => {
      const deletion = payload.db.deleteOne({
        collection: 'payload-preferences',
        req: {},
        where: {
          and: [
            { key: { equals: 'none' } },
            { 'user.value': { equals: ids.fire } },
            { 'user.relationTo': { equals: 'users' } },
          ],
        },
      })
      if (engine === 'mongodb') await expect(deletion).resolves.toBeFalsy()
      else await expect(deletion).rejects.toThrow('Failed query')
    })
  })

  describe('what Payload adds by itself', () => {
    it('documentLocks: a lock is whose it says', async () => {
      const other = await stock.create({
        collection: 'users',
        data: { email: 'other@example.com', password: 'a long password' },
      })
      const { id } = await story({ headline: 'Locked' })
      const response = await rest('POST', '/payload-locked-documents?depth=0', {
        as: token,
        body: {
          document: { relationTo: 'stories', value: id },
          user: { relationTo: 'users', value: other.id },
        },
      })
      const { doc } = (await response.json()) as { doc: Doc }
      expect(doc.user?.value).toBe(other.id)
    })

    it('preferenceEndpoints: the key of a program has preferences', async () => {
      await stock.create({
        collection: 'users',
        data: {
          email: 'program@example.com',
          password: 'a long password',
          apiKey: 'of-a-program',
          enableAPIKey: true,
        },
      })
      const response = await rest('POST', '/payload-preferences/anything', {
        body: { value: 1 },
        headers: { authorization: 'users API-Key of-a-program' },
      })
      expect(response.status).toBe(200)
    })

    it('dropMissingEndpoints: versions that there are not end in a fault', async () => {
      expect((await rest('GET', '/topics/versions', { as: token })).status).toBe(500)
    })

    it('errorForms: a refusal without the form of errors, and a bulk answer without codes', async () => {
      expect(Object.keys((await (await rest('GET', '/nothing')).json()) as object)).toEqual(['message'])
      const bulk = await rest('PATCH', '/users?where[email][exists]=true', {
        body: { email: 'no address' },
        as: token,
      })
      const { docs, errors } = (await bulk.json()) as { docs: unknown[]; errors: object[] }
      expect(docs).toEqual([])
      expect(Object.keys(errors[0] ?? {}).sort()).toEqual(['id', 'isPublic', 'message'])
    })
  })

  describe('pictures', () => {
    it('uniqueFilename: a smaller picture is written over whatever has its name', async () => {
      writeFileSync(join(media, 'fire-32x24.png'), 'a published picture')
      expect((await upload('fire.png')).status).toBe(201)
      expect(readFileSync(join(media, 'fire-32x24.png'), 'latin1')).not.toBe('a published picture')
    })

    it('requireRoom: the smaller pictures are there before the check, and a write that fails has no reason', async () => {
      mkdirSync(join(media, 'wood-32x24.png'))
      const response = await upload('wood.png')
      expect(sizesBeforeValidate).toEqual(['card'])
      expect(response.status).toBe(400)
      expect(await response.text()).toContain('There was a problem while uploading the file')
    })

    it('fileEndpoint: no validators, 403 for what may not be read, 500 for what is missing', async () => {
      await upload('flood.png')
      const read = await rest('GET', '/media/file/flood.png', { as: token })
      expect(read.status).toBe(200)
      expect([read.headers.get('etag'), read.headers.get('cache-control')]).toEqual([null, null])
      expect((await rest('GET', '/media/file/flood.png')).status).toBe(403)
      rmSync(join(media, 'flood.png'))
      expect((await rest('GET', '/media/file/flood.png', { as: token })).status).toBe(500)
    })

    it('requireFile: without a file, the address in the data is asked for, unless it is a private one', async () => {
      const data = { filename: 'x.png', url: 'http://127.0.0.1:3998/x.png' }
      await expect(stock.create({ collection: 'media', data })).rejects.toThrow('Blocked unsafe attempt')
    })

    it('refuseNonsenseEdits: a crop of nonsense reaches sharp, and the answer gives no reason', async () => {
      const { doc } = (await (await upload('storm.png')).json()) as { doc: Doc }
      const crop =
        'uploadEdits[crop][x]=a&uploadEdits[crop][y]=0&uploadEdits[widthInPixels]=b&uploadEdits[heightInPixels]=8'
      const response = await rest('PATCH', `/media/${doc.id}?${crop}`, { as: token, body: {} })
      expect(await response.text()).toContain('There was a problem while uploading the file')
    })
  })
})
