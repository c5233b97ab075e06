import { extname } from 'node:path'

import sharp, { type Metadata, type Sharp } from 'sharp'

import { Refusal } from '../../errors'

/** What a newsroom's cameras and agencies send is smaller; a request with a larger file is cut off while it is read. */
export const MAX_PICTURE_BYTES = 20_000_000

/** Room for a full-frame camera (60 megapixels). Of a moving picture all frames count: that is what is decoded. */
export const MAX_PIXELS = 65_000_000

/** The smaller pictures made of a strip would be far larger than it is. */
const MAX_ASPECT = 20

// libvips reads far more than pictures of a newsroom (SVG, TIFF, PDF …). What it is not to read, it cannot be made to.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((loader) => `VipsForeignLoad${loader}`),
})

interface Kind {
  readonly type: string
  readonly extensions: readonly string[]
  readonly isMoving: boolean
  readonly encode: (picture: Sharp) => Sharp
}

const KINDS: readonly Kind[] = [
  {
    type: 'image/jpeg',
    extensions: ['.jpg', '.jpeg'],
    isMoving: false,
    encode: (picture) => picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }),
  },
  { type: 'image/png', extensions: ['.png'], isMoving: false, encode: (picture) => picture.png() },
  {
    type: 'image/webp',
    extensions: ['.webp'],
    isMoving: true,
    encode: (picture) => picture.webp({ quality: 92 }),
  },
  {
    type: 'image/avif',
    extensions: ['.avif'],
    isMoving: false,
    encode: (picture) => picture.avif({ quality: 75, effort: 2 }),
  },
  { type: 'image/gif', extensions: ['.gif'], isMoving: true, encode: (picture) => picture.gif() },
]

export const PICTURE_TYPES: readonly string[] = KINDS.map(({ type }) => type)

/**
 * A picture made anew of the pixels that were sent: upright, its colours in sRGB, and nothing else. Places, cameras,
 * names and thumbnails (EXIF, XMP, IPTC) do not come along, nor does what hides behind or inside the file.
 * Throws a Refusal: 400 `upload-refused` where declared type, ending and bytes do not agree or cannot be read, 413
 * `picture-too-large` before anything of a picture too large is decoded.
 */
export async function cleanPicture({
  bytes,
  name,
  type,
}: {
  bytes: Buffer
  name: string
  type: string
}): Promise<Buffer> {
  if (bytes.length > MAX_PICTURE_BYTES) {
    throw tooLarge(`at most ${MAX_PICTURE_BYTES / 1e6} MB`, { bytes: bytes.length })
  }
  const ending = extname(name).toLowerCase()
  const kind = KINDS.find((each) => each.type === type && each.extensions.includes(ending))
  const metadata = await headerOf(bytes)
  const found = typeOf(metadata)
  if (!kind || !metadata || found !== type) {
    throw new Refusal({
      status: 400,
      code: 'upload-refused',
      message:
        'A picture is a JPEG, PNG, WebP, AVIF or GIF, and named so. Save it anew from an image editor and send that.',
      received: { name: name.slice(0, 100), type: type.slice(0, 100), found: found ?? 'nothing known' },
      path: 'file',
    })
  }
  requireMeasure(metadata, kind)
  return redraw({ bytes, kind, name })
}

/** Reads the header alone: nothing is decoded yet. */
async function headerOf(bytes: Buffer): Promise<Metadata | undefined> {
  try {
    // Without a limit here, so that too large a picture is told from what is none.
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    // Not a picture: the refusal that follows says so.
    return undefined
  }
}

function typeOf(metadata: Metadata | undefined): string | undefined {
  if (metadata?.format === 'heif') return metadata.compression === 'av1' ? 'image/avif' : 'image/heic'
  return metadata && `image/${metadata.format}`
}

function requireMeasure({ width, height, pageHeight, pages = 1 }: Metadata, { isMoving }: Kind): void {
  const frames = isMoving ? pages : 1
  const tall = pageHeight ?? height
  if (width * tall * frames > MAX_PIXELS) {
    throw tooLarge(`at most ${MAX_PIXELS / 1e6} million pixels, all its frames together`, {
      width,
      height: tall,
      frames,
    })
  }
  if (Math.max(width, tall) > MAX_ASPECT * Math.min(width, tall)) {
    throw tooLarge(`no side more than ${MAX_ASPECT} times the other`, { width, height: tall, frames })
  }
}

async function redraw({ bytes, kind, name }: { bytes: Buffer; kind: Kind; name: string }): Promise<Buffer> {
  try {
    const picture = sharp(bytes, {
      animated: kind.isMoving,
      // What the header says was counted above; this holds for a file whose frames say otherwise.
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
    })
    return await kind.encode(picture.autoOrient()).toBuffer()
  } catch {
    throw new Refusal({
      status: 400,
      code: 'upload-refused',
      message: 'The picture is damaged: not all of it can be read. Save it anew and send that.',
      received: { name: name.slice(0, 100), bytes: bytes.length },
      path: 'file',
    })
  }
}

function tooLarge(limit: string, received: object): Refusal {
  return new Refusal({
    status: 413,
    code: 'picture-too-large',
    message: `A picture has ${limit}. Send a smaller one.`,
    received,
    path: 'file',
  })
}
