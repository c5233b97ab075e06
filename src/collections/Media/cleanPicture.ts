import { availableParallelism } from 'node:os'
import { extname, parse } from 'node:path'

import sharp, { type Metadata, type Sharp } from 'sharp'

import { Refusal } from '../../errors'

/** What a newsroom's cameras and agencies send is smaller; a request with a larger file is cut off while it is read. */
export const MAX_PICTURE_BYTES = 20_000_000

/** Room for a full-frame camera (60 megapixels). Of a moving picture all frames count: that is what is decoded. */
export const MAX_PIXELS = 65_000_000

/** What a picture takes in memory once it is decoded: its pixels times their channels, of one byte or two. */
export const MAX_DECODED_BYTES = 4 * MAX_PIXELS

/** The smaller pictures made of a strip would be far larger than it is. */
const MAX_ASPECT = 20

// One processor stays free for those who save meanwhile.
sharp.concurrency(Math.max(1, availableParallelism() - 1))

// libvips reads far more than pictures of a newsroom (SVG, TIFF, PDF …). What it is not to read, it cannot be made to.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((loader) => `VipsForeignLoad${loader}`),
})

interface Kind {
  readonly type: string
  /** The ending that the kept file gets. */
  readonly extension: string
  readonly isMoving: boolean
  readonly encode: (picture: Sharp) => Sharp
}

const KINDS: readonly Kind[] = [
  {
    type: 'image/jpeg',
    extension: '.jpg',
    isMoving: false,
    encode: (picture) => picture.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }),
  },
  { type: 'image/png', extension: '.png', isMoving: false, encode: (picture) => picture.png() },
  {
    type: 'image/webp',
    extension: '.webp',
    isMoving: true,
    encode: (picture) => picture.webp({ quality: 92 }),
  },
  {
    type: 'image/avif',
    extension: '.avif',
    isMoving: false,
    encode: (picture) => picture.avif({ quality: 75, effort: 2 }),
  },
  { type: 'image/gif', extension: '.gif', isMoving: true, encode: (picture) => picture.gif() },
]

/** What browsers and systems call these kinds: by bytes it is found out which. A name or type of another format is refused. */
const ENDINGS = /^\.(jpe?g|jpe|jfif|jfi|jif|pjpeg|pjp|png|webp|avif|gif)?$/i
const TYPES = /^(image\/(jpeg|jpg|pjpeg|png|x-png|webp|avif|gif)|application\/octet-stream)?$/i

export const PICTURE_TYPES: readonly string[] = KINDS.map(({ type }) => type)

export interface CleanPicture {
  readonly data: Buffer
  readonly mimetype: string
  /** The name that was sent, with the ending of what it is. */
  readonly name: string
}

/**
 * A picture made anew of the pixels that were sent: upright, its colours in sRGB, and nothing else. Places, cameras,
 * names and thumbnails (EXIF, XMP, IPTC) do not come along, nor does what hides behind or inside the file.
 * Which kind of picture it is, its bytes say: names and declared types (`.jfif`, `image/pjpeg`, none) are often wrong. Throws a Refusal:
 * 400 `upload-refused` where bytes, name or type are of none of the kinds that are taken or cannot be read, 413 `picture-too-large` before
 * anything of a picture too large is decoded.
 */
export async function cleanPicture({
  bytes,
  name,
  type,
}: {
  bytes: Buffer
  name: string
  type: string
}): Promise<CleanPicture> {
  if (bytes.length > MAX_PICTURE_BYTES) {
    throw tooLarge(`at most ${MAX_PICTURE_BYTES / 1e6} MB`, { bytes: bytes.length })
  }
  const metadata = await headerOf(bytes)
  const found = typeOf(metadata)
  const kind = KINDS.find((each) => each.type === found)
  const isNamedSo = ENDINGS.test(extname(name) || '.') && TYPES.test(type)
  if (!kind || !metadata || !isNamedSo) {
    throw new Refusal({
      status: 400,
      code: 'upload-refused',
      message: 'A picture is a JPEG, PNG, WebP, AVIF or GIF. Save this one as one of these and send that.',
      received: { name: name.slice(0, 100), type: type.slice(0, 100), found: found ?? 'nothing known' },
      path: 'file',
    })
  }
  requireMeasure(metadata, kind)
  const data = await redraw({ bytes, kind, name })
  const { name: stem } = parse(name)
  return { data, mimetype: kind.type, name: `${stem}${kind.extension}` }
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

function requireMeasure(metadata: Metadata, { isMoving }: Kind): void {
  const { width, height, pageHeight, pages = 1, channels, depth } = metadata
  const frames = isMoving ? pages : 1
  const tall = pageHeight ?? height
  if (width * tall * frames > MAX_PIXELS) {
    throw tooLarge(`at most ${MAX_PIXELS / 1e6} million pixels, all its frames together`, {
      width,
      height: tall,
      frames,
    })
  }
  const decoded = width * tall * frames * channels * (depth === 'uchar' ? 1 : 2)
  if (decoded > MAX_DECODED_BYTES) {
    throw tooLarge(`at most ${MAX_DECODED_BYTES / 1e6} MB once it is decoded`, {
      width,
      height: tall,
      frames,
      depth,
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
