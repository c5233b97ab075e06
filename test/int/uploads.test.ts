import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

import type { Media } from '../../src/generated/payload-types'
import { describeOnEngine, itOnce } from './engine'
import { filesOf, png, upload } from './material'
import { openNewsroom, type Newsroom } from './newsroom'

interface Failure {
  readonly errors: { message: string; data: { code: string; received?: unknown } }[]
}

describeOnEngine('pictures that are sent', () => {
  let newsroom: Newsroom
  /** Something on this machine that nobody outside may reach. */
  let inside: Server
  let hits = 0
  let insideUrl: string
  beforeAll(async () => {
    newsroom = await openNewsroom()
    inside = createServer((_req, res) => {
      hits += 1
      res.setHeader('content-type', 'image/png').end('zq-inside')
    }).listen(0, '127.0.0.1')
    await new Promise((ready) => inside.once('listening', ready))
    insideUrl = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/latest/meta-data.png`
  })
  afterAll(async () => {
    inside.close()
    await newsroom.close()
  })

  const kept = (media: Media) =>
    filesOf(media).map((name) => readFileSync(join(process.env.MEDIA_DIR ?? '', name)))
  const send = (form: FormData, path = '/api/media') =>
    newsroom.ask<Failure>('reporter', path, { method: 'POST', body: form })
  const formOf = (bytes: Buffer | string, name: string, type: string) => {
    const form = new FormData()
    form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type }))
    form.set('_payload', JSON.stringify({ alt: 'A picture' }))
    return form
  }

  itOnce('lose the place they were taken at, in the file itself and in every size of it', async () => {
    const bytes = await sharp(await png())
      .jpeg()
      .withExif({
        IFD0: { Artist: 'zq-artist' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' },
      })
      .toBuffer()
    expect(bytes.toString('latin1')).toContain('zq-artist')
    const { status, text } = await send(formOf(bytes, 'harbour.jpg', 'image/jpeg'))
    expect(status, text).toBe(201)
    const { doc } = JSON.parse(text) as { doc: Media }
    const files = kept(doc)
    expect(files).toHaveLength(5)
    for (const file of files) {
      expect(file.toString('latin1')).not.toMatch(/zq-|Exif/)
      expect((await sharp(file).metadata()).exif).toBeUndefined()
    }
    expect(doc).toMatchObject({
      width: 1800,
      height: 900,
      mimeType: 'image/jpeg',
      filesize: files[0]?.length,
    })
  })

  itOnce('lose it too where a file is replaced, and where one is cropped', async () => {
    const bytes = await sharp(await png())
      .withExif({ IFD0: { Artist: 'zq-artist' } })
      .png()
      .toBuffer()
    const { body } = await upload(newsroom, 'reporter', { name: 'a.png', bytes: await png() })
    const path = `/api/media/${body.doc.id}`
    const replaced = await upload(newsroom, 'reporter', { name: 'b.png', bytes, path, method: 'PATCH' })
    for (const file of kept(replaced.body.doc)) expect(file.toString('latin1')).not.toContain('zq-')
    const crop =
      'uploadEdits[crop][x]=10&uploadEdits[crop][y]=10&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50&uploadEdits[crop][unit]=%25&uploadEdits[widthInPixels]=900&uploadEdits[heightInPixels]=450&uploadEdits[focalPoint][x]=50&uploadEdits[focalPoint][y]=50.5'
    const cropped = await newsroom.ask<{ doc: Media }>('reporter', `${path}?${crop}`, {
      method: 'PATCH',
      body: { alt: 'Cropped' },
    })
    expect(cropped.status, cropped.text).toBe(200)
    expect(cropped.body.doc).toMatchObject({ width: 900, height: 450, alt: 'Cropped' })
  })

  itOnce.each([
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'a.svg', 'image/svg+xml'],
    ['SVG as a PNG', '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>', 'a.png', 'image/png'],
    ['HTML', '<!doctype html><script>1</script>', 'a.html', 'text/html'],
    ['HTML as a JPEG', '<!doctype html><script>1</script>', 'a.jpg', 'image/jpeg'],
    ['XML', '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><a/>', 'a.xml', 'application/xml'],
    ['PDF', '%PDF-1.7\n%%EOF', 'a.pdf', 'application/pdf'],
    ['nothing at all', '', 'a.png', 'image/png'],
  ])('are refused with a sentence: %s', async (_what, bytes, name, type) => {
    const before = readdirSync(process.env.MEDIA_DIR ?? '').length
    const { status, body } = await send(formOf(bytes, name, type))
    expect([status, body.errors[0]?.data.code]).toEqual([400, 'upload-refused'])
    expect(readdirSync(process.env.MEDIA_DIR ?? '')).toHaveLength(before)
  })

  itOnce('are refused with what was received where name or type is of no picture', async () => {
    const { status, body } = await send(formOf(await png({ width: 9, height: 9 }), 'a.svg', 'image/png'))
    expect(status).toBe(400)
    expect(body.errors[0]?.data).toMatchObject({
      code: 'upload-refused',
      received: { name: 'a.svg', type: 'image/png', found: 'image/png' },
    })
  })

  itOnce('are taken for what their bytes are, as a browser’s .jfif', async () => {
    const jpeg = await sharp(await png({ width: 90, height: 60 }))
      .jpeg()
      .toBuffer()
    for (const [name, type] of [
      ['a.jfif', 'image/jpeg'],
      ['b.jpe', 'image/pjpeg'],
      ['c', 'application/octet-stream'],
      ['d.png', 'image/png'],
    ] as const) {
      const answer = await send(formOf(jpeg, name, type))
      expect(answer.status, answer.text).toBe(201)
      const { doc } = JSON.parse(answer.text) as { doc: Media }
      expect(doc.mimeType).toBe('image/jpeg')
      expect(doc.filename).toMatch(/\.jpg$/)
    }
  })

  describe('while they are decoded', () => {
    /** Holds the one place in which pictures are decoded. */
    const holdTurn = () => {
      const lane = (
        globalThis as unknown as Record<symbol, { run(work: () => Promise<void>): Promise<void> }>
      )[Symbol.for('dateline.pictures')]!
      let end: () => void = () => undefined
      const held = lane.run(() => new Promise<void>((done) => (end = done)))
      return async () => {
        end()
        await held
      }
    }
    const save = (headline: string) =>
      newsroom.ask('editor', '/api/articles?draft=true', { method: 'POST', body: { headline } })

    it('others save: the database is not held, for a new picture, another file, a crop or a focal point', async () => {
      const { body } = await upload(newsroom, 'editor', { name: 'there.png', bytes: await png() })
      const path = `/api/media/${body.doc.id}`
      const crop =
        'uploadEdits[crop][x]=0&uploadEdits[crop][y]=0&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50&uploadEdits[crop][unit]=%25&uploadEdits[widthInPixels]=900&uploadEdits[heightInPixels]=450'
      const doors: Record<string, () => Promise<{ status: number; text: string }>> = {
        'a new one': async () => upload(newsroom, 'editor', { name: 'new.png', bytes: await png() }),
        'another file': async () =>
          upload(newsroom, 'editor', { name: 'other.png', bytes: await png(), path, method: 'PATCH' }),
        'a crop': async () => newsroom.ask('editor', `${path}?${crop}`, { method: 'PATCH', body: {} }),
        'a focal point': async () =>
          newsroom.ask('editor', path, { method: 'PATCH', body: { focalX: 10, focalY: 20 } }),
        GraphQL: async () =>
          newsroom.graphql(
            'editor',
            `mutation { updateMedia(id: "${body.doc.id}", data: { focalX: 30 }) { id } }`,
          ),
        'the Local API': async () => {
          const data = await png()
          const file = { data, mimetype: 'image/png', name: 'local.png', size: data.length }
          await newsroom.payload.create({ collection: 'media', data: { alt: 'Local' }, file })
          return { status: 201, text: '' }
        },
      }
      for (const [door, open] of Object.entries(doors)) {
        const letGo = holdTurn()
        let isDone = false
        const sent = open().finally(() => (isDone = true))
        await new Promise((later) => setTimeout(later, 300))
        expect((await save(`Saved beside ${door}`)).status, door).toBe(201)
        expect(isDone, door).toBe(false)
        await letGo()
        const answer = await sent
        expect(answer.status, `${door}: ${answer.text}`).toBeLessThan(300)
        expect(answer.text, door).not.toContain('"errors"')
      }
    })

    it('a bounded number waits, the next is told to come again, and what fails frees its place', async () => {
      const { MAX_WAITING_PICTURES } = await import('../../src/collections/Media/pictureQueue')
      const letGo = holdTurn()
      const bytes = await png({ width: 90, height: 60 })
      const waiting = Array.from({ length: MAX_WAITING_PICTURES }, (_, index) =>
        index % 5
          ? upload(newsroom, 'editor', { name: `${index}.png`, bytes })
          : send(formOf('no picture', `${index}.png`, 'image/png')),
      )
      await new Promise((later) => setTimeout(later, 1_000))
      const refused = await upload(newsroom, 'editor', { name: 'late.png', bytes })
      expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('too-many-pictures')])
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
      await letGo()
      const statuses = (await Promise.all(waiting)).map(({ status }) => status)
      expect(statuses).toEqual(statuses.map((_, index) => (index % 5 ? 201 : 400)))
      expect((await upload(newsroom, 'editor', { name: 'after.png', bytes })).status).toBe(201)
    })
  })

  itOnce('are not decoded for users who may not upload', async () => {
    for (const who of ['anonymous', 'service'] as const) {
      const answer = await newsroom.ask<Failure>(who, '/api/media', {
        method: 'POST',
        body: formOf('no picture', 'a.png', 'image/png'),
      })
      expect([answer.status, answer.body.errors[0]?.data.code], who).toEqual([403, 'forbidden'])
    }
  })

  itOnce('come by no address: nothing inside is asked', async () => {
    const { body } = await upload(newsroom, 'reporter', { name: 'own.png', bytes: await png() })
    const there = { alt: 'x', url: insideUrl, filename: 'meta-data.png', thumbnailURL: insideUrl }
    const crop =
      'uploadEdits[crop][x]=0&uploadEdits[crop][y]=0&uploadEdits[widthInPixels]=9&uploadEdits[heightInPixels]=9'
    const focal = 'uploadEdits[focalPoint][x]=1&uploadEdits[focalPoint][y]=1'
    const form = new FormData()
    form.set('file', JSON.stringify({ ...there, clientUploadContext: {}, mimeType: 'image/png', size: 9 }))
    form.set('_payload', JSON.stringify(there))
    const ask = (path: string, method: string, body?: unknown) =>
      newsroom.ask('reporter', path, { method, body })
    const answers = [
      await ask('/api/media', 'POST', there),
      await ask(`/api/media?${crop}`, 'POST', there),
      await ask(`/api/media?${focal}`, 'POST', there),
      await ask(`/api/media?${crop}`, 'POST', { ...there, sizes: { thumbnail: { url: insideUrl } } }),
      await ask(`/api/media/${body.doc.id}?${crop}`, 'PATCH', there),
      await ask(`/api/media/${body.doc.id}?${focal}`, 'PATCH', there),
      await ask(`/api/media?where[id][equals]=${body.doc.id}&${crop}`, 'PATCH', there),
      await ask(`/api/media/${body.doc.id}/duplicate?${crop}`, 'POST', there),
      await ask(`/api/media/paste-url?src=${encodeURIComponent(insideUrl)}`, 'GET'),
      await ask(`/api/media/paste-url/${body.doc.id}?src=${encodeURIComponent(insideUrl)}`, 'GET'),
      await newsroom.graphql(
        'reporter',
        `mutation { createMedia(data: { alt: "x", url: "${insideUrl}", filename: "meta-data.png" }) { id } }`,
      ),
    ]
    expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([])
    // A file that says it was uploaded elsewhere.
    answers.push(await ask('/api/media', 'POST', form))
    expect(answers.map(({ text }) => text).join('')).not.toContain('zq-inside')
    expect(hits).toBe(0)
    const after = await newsroom.payload.findByID({ collection: 'media', id: body.doc.id })
    expect(after.url).not.toContain('meta-data')
    expect(after.filename).toMatch(/^own-/)
  })

  it('are whole on the disk when a crop, a replacement or a deletion is not saved after all', async () => {
    const { body } = await upload(newsroom, 'reporter', {
      name: 'kept.png',
      bytes: await png(),
    })
    const { doc } = body
    const before = kept(doc)
    const path = `/api/media/${doc.id}`
    const crop =
      'uploadEdits[crop][x]=10&uploadEdits[crop][y]=10&uploadEdits[crop][width]=50&uploadEdits[crop][height]=50&uploadEdits[widthInPixels]=900&uploadEdits[heightInPixels]=450'
    const { db } = newsroom.payload
    const fails = () => Promise.reject(new Error('the database refuses it'))
    const updateOne = vi.spyOn(db, 'updateOne').mockImplementation(fails)
    const deleteOne = vi.spyOn(db, 'deleteOne').mockImplementation(fails)
    const answers = [
      await newsroom.ask('editor', `${path}?${crop}`, { method: 'PATCH', body: { alt: 'Cropped' } }),
      await newsroom.ask('editor', path, { method: 'PATCH', body: { focalX: 10, focalY: 10 } }),
      await upload(newsroom, 'editor', {
        name: 'b.png',
        bytes: await png({ colour: '#aa0000' }),
        path,
        method: 'PATCH',
      }),
      await newsroom.ask('editor', path, { method: 'DELETE' }),
    ]
    updateOne.mockRestore()
    deleteOne.mockRestore()
    expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500])
    expect(kept(doc).map((bytes, index) => bytes.equals(before[index]!))).toEqual(before.map(() => true))
    expect(readdirSync(process.env.MEDIA_DIR ?? '').filter((name) => name.startsWith('.kept-'))).toEqual([])
    expect((await newsroom.ask('editor', path, { method: 'DELETE' })).status).toBe(200)
    expect(readdirSync(process.env.MEDIA_DIR ?? '').filter((name) => name.includes('kept'))).toEqual([])
  })

  it('come back at the start after a server that died in the middle of a save', async () => {
    const { body } = await upload(newsroom, 'reporter', {
      name: 'crash.png',
      bytes: await png(),
    })
    const directory = process.env.MEDIA_DIR ?? ''
    const file = join(directory, body.doc.filename!)
    const before = readFileSync(file)
    renameSync(file, join(directory, `.kept-${body.doc.filename}`))
    writeFileSync(join(directory, '.kept-of-nobody.png'), 'x')
    const { restoreReplacedFiles } = await import('../../src/collections/Media/restoreReplacedFiles')
    const { payload } = newsroom
    expect(
      await restoreReplacedFiles({ payload, directory, isAlone: false }),
      'another server may be at it',
    ).toBe(0)
    expect(await restoreReplacedFiles({ payload, directory, isAlone: true })).toBe(1)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(directory).filter((name) => name.startsWith('.kept-'))).toEqual([])
  })

  itOnce('are cropped by numbers alone', async () => {
    const { body } = await upload(newsroom, 'reporter', { name: 'own.png', bytes: await png() })
    const nonsense = [
      'uploadEdits=1',
      'uploadEdits[crop]=1',
      'uploadEdits[crop][x]=0',
      'uploadEdits[crop][x]=-1&uploadEdits[crop][y]=0&uploadEdits[widthInPixels]=9&uploadEdits[heightInPixels]=9',
      'uploadEdits[crop][x]=NaN&uploadEdits[crop][y]=0&uploadEdits[widthInPixels]=9&uploadEdits[heightInPixels]=9',
      'uploadEdits[crop][x]=0&uploadEdits[crop][y]=0&uploadEdits[widthInPixels]=1e9&uploadEdits[heightInPixels]=9',
      'uploadEdits[crop][x]=90&uploadEdits[crop][y]=0&uploadEdits[widthInPixels]=1700&uploadEdits[heightInPixels]=9',
      'uploadEdits[widthInPixels]=9',
      'uploadEdits[focalPoint]=middle',
      'uploadEdits[focalPoint][x]=1e308&uploadEdits[focalPoint][y]=1',
      'uploadEdits[focalPoint][x]=__proto__&uploadEdits[focalPoint][y]=1',
      'uploadEdits[rotate]=90',
    ]
    for (const query of nonsense) {
      const answer = await newsroom.ask<Failure>('reporter', `/api/media/${body.doc.id}?${query}`, {
        method: 'PATCH',
        body: { alt: 'x' },
      })
      expect(answer.status, `${query}: ${answer.text}`).toBe(400)
      expect(answer.body.errors[0]?.data.code).toMatch(/^(bad-crop|upload-refused)$/)
    }
    for (const data of [{ focalX: 'left' }, { focalX: 1e308, focalY: 1 }, { focalY: -1 }]) {
      const path = `/api/media/${body.doc.id}`
      expect((await newsroom.ask('reporter', path, { method: 'PATCH', body: data })).status).toBe(400)
    }
  })

  itOnce('are no page when they are opened by their own address', async () => {
    const { body } = await upload(newsroom, 'editor', {
      name: 'open.png',
      bytes: await png(),
      data: { isPublic: true },
    })
    for (const name of filesOf(body.doc)) {
      const { status, headers } = await newsroom.ask('anonymous', `/api/media/file/${name}`)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('image/png')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*sandbox$/)
    }
  })

  itOnce('are not found by a name that no disk has', async () => {
    for (const who of ['anonymous', 'editor'] as const) {
      const { status, body } = await newsroom.ask<Failure>(who, `/api/media/file/${'x'.repeat(3_000)}.png`)
      expect([status, body.errors[0]?.data.code]).toEqual([404, 'not-found'])
    }
  })

  itOnce('are refused when they are too large', async () => {
    const { status, body } = await send(formOf(Buffer.alloc(20_500_000), 'a.png', 'image/png'))
    expect([status, body.errors[0]?.data.code]).toEqual([413, 'too-large'])
  })
})
