import { crc32, deflateSync } from 'node:zlib'

import sharp from 'sharp'
import { expect, it } from 'vitest'

import { cleanPicture, MAX_PICTURE_BYTES } from '../../src/collections/Media/cleanPicture'

const PLACE = {
  IFD0: { Artist: 'zq-photographer', Copyright: 'zq-copyright' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 0/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 0/1',
  },
}
const XMP = '<?xml version="1.0"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><zq-place>here</zq-place></x:xmpmeta>'

const blue = (width = 60, height = 40) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } })
const withSecrets = () => blue().withExif(PLACE).withXmp(XMP)
const metadataOf = (bytes: Buffer) => sharp(bytes).metadata()

it.each([
  ['jpeg', 'image/jpeg', 'a.jpg'],
  ['png', 'image/png', 'a.png'],
  ['webp', 'image/webp', 'a.webp'],
  ['avif', 'image/avif', 'a.AVIF'],
] as const)('keeps the pixels of a %s, and no place, name or note of it', async (format, type, name) => {
  const sent = await withSecrets().toFormat(format).toBuffer()
  expect((await metadataOf(sent)).exif).toBeDefined()
  const { data: kept } = await cleanPicture({ bytes: sent, name, type })
  expect(await metadataOf(kept)).toMatchObject({ width: 60, height: 40 })
  const { exif, xmp, iptc, icc } = await metadataOf(kept)
  expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined])
  expect(kept.toString('latin1')).not.toMatch(/zq-/)
  const { dominant } = await sharp(kept).stats()
  expect(Math.abs(dominant.b - 0x99)).toBeLessThan(16)
})

it('turns a picture upright before it forgets which way up it was', async () => {
  const lying = await blue(60, 40).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const { data: kept } = await cleanPicture({ bytes: lying, name: 'a.jpg', type: 'image/jpeg' })
  expect(await metadataOf(kept)).toMatchObject({ width: 40, height: 60 })
  expect((await metadataOf(kept)).orientation).toBeUndefined()
})

it.each(['gif', 'webp'] as const)('keeps a %s moving', async (format) => {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
      sharp({ create: { width: 20, height: 10, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const sent = await sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer()
  const { data: kept } = await cleanPicture({ bytes: sent, name: `a.${format}`, type: `image/${format}` })
  expect(await metadataOf(kept)).toMatchObject({ pages: 3, width: 20 })
})

it('keeps nothing that hides behind a picture or in its comments', async () => {
  const page = Buffer.from('<html><script>alert(1)</script></html>')
  const jpeg = await blue().jpeg().toBuffer()
  const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, page.length + 2]), page])
  const inside = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)])
  for (const bytes of [Buffer.concat([jpeg, page]), inside]) {
    const { data: kept } = await cleanPicture({ bytes, name: 'a.jpg', type: 'image/jpeg' })
    expect(kept.toString('latin1')).not.toContain('script')
  }
})

it.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>', 'a.png'],
  ['XML', '<?xml version="1.0"?><a/>', 'a.png'],
  ['HTML', '<!doctype html><script>1</script>', 'a.png'],
  ['PDF', '%PDF-1.7\n1 0 obj', 'a.png'],
  ['nothing', '', 'a.png'],
  ['a PNG’s first bytes and a page', '\u0089PNG\r\n\u001a\n<script>1</script>', 'a.png'],
  ['TIFF', Buffer.from('49492a0008000000', 'hex').toString('latin1'), 'a.png'],
])('refuses %s that calls itself a PNG', async (_what, text, name) => {
  const bytes = Buffer.from(text, 'latin1')
  await expect(cleanPicture({ bytes, name, type: 'image/png' })).rejects.toMatchObject({
    status: 400,
    data: { code: 'upload-refused' },
  })
})

it.each([
  ['a.svg', 'image/png'],
  ['a.png', 'image/svg+xml'],
  ['a.png', 'text/html'],
  ['a.png.html', 'image/png'],
])('refuses a PNG that is called %s and declared %s', async (name, type) => {
  const bytes = await blue().png().toBuffer()
  await expect(cleanPicture({ bytes, name, type })).rejects.toMatchObject({
    status: 400,
    data: { code: 'upload-refused', received: { name, type, found: 'image/png' } },
  })
})

it.each([
  ['a.jfif', 'image/jpeg'],
  ['a.jpe', 'image/jpeg'],
  ['a.JPEG', 'image/pjpeg'],
  ['a.pjpeg', 'application/octet-stream'],
  ['a', ''],
  ['a.png', 'image/png'],
])('takes a JPEG that is called %s and declared %s for what it is', async (name, type) => {
  const clean = await cleanPicture({ bytes: await blue().jpeg().toBuffer(), name, type })
  expect(clean).toMatchObject({ mimetype: 'image/jpeg', name: 'a.jpg' })
  expect((await metadataOf(clean.data)).format).toBe('jpeg')
})

it('counts what a picture takes once it is decoded, two bytes a channel among it', async () => {
  const deep = await sharp({ create: { width: 7_000, height: 6_000, channels: 4, background: '#336699' } })
    .toColourspace('rgb16')
    .png({ compressionLevel: 1 })
    .toBuffer()
  await expect(cleanPicture({ bytes: deep, name: 'a.png', type: 'image/png' })).rejects.toMatchObject({
    status: 413,
    data: { code: 'picture-too-large', received: { depth: 'ushort' } },
  })
})

it('refuses a picture of which a part is missing', async () => {
  const jpeg = await blue(600, 400).jpeg().toBuffer()
  const bytes = jpeg.subarray(0, jpeg.length / 2)
  await expect(cleanPicture({ bytes, name: 'a.jpg', type: 'image/jpeg' })).rejects.toMatchObject({
    status: 400,
    data: { code: 'upload-refused' },
  })
})

it('refuses a few bytes that would be 400 million pixels, without decoding them', async () => {
  const bytes = bomb(20_000, 20_000)
  expect(bytes.length).toBeLessThan(100_000)
  await expect(cleanPicture({ bytes, name: 'a.png', type: 'image/png' })).rejects.toMatchObject({
    status: 413,
    data: { code: 'picture-too-large', received: { width: 20_000, height: 20_000, frames: 1 } },
  })
})

it('counts the frames of a moving picture', async () => {
  const two = await Promise.all(
    ['#ff0000', '#0000ff'].map((background) =>
      sharp({ create: { width: 4000, height: 4000, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  const frames = [...two, ...two, ...two]
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif({ effort: 1, colours: 2 })
    .toBuffer()
  await expect(cleanPicture({ bytes, name: 'a.gif', type: 'image/gif' })).rejects.toMatchObject({
    status: 413,
    data: { code: 'picture-too-large' },
  })
}, 60_000)

it('refuses a strip, of which the smaller pictures would be larger than it is', async () => {
  const bytes = await blue(4000, 10).png().toBuffer()
  await expect(cleanPicture({ bytes, name: 'a.png', type: 'image/png' })).rejects.toMatchObject({
    status: 413,
    data: { code: 'picture-too-large', received: { width: 4000, height: 10 } },
  })
})

it('refuses too many bytes', async () => {
  const bytes = Buffer.alloc(MAX_PICTURE_BYTES + 1)
  await expect(cleanPicture({ bytes, name: 'a.png', type: 'image/png' })).rejects.toMatchObject({
    status: 413,
    data: { code: 'picture-too-large' },
  })
})

/** A valid PNG of one bit a pixel, all of them alike. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const size = Buffer.alloc(4)
    size.writeUInt32BE(data.length)
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const rows = deflateSync(Buffer.alloc(height * (1 + width / 8)), { level: 9 })
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
