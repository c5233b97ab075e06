import { availableParallelism } from 'node:os'
import { extname, parse } from 'node:path'

import sharp, { type Metadata, type Sharp } from 'sharp'

import { Refusal } from '../../errors'

/** Larger than the usual pictures from cameras and agencies. Requests with a larger file are aborted while they are read. */
export const MAX_PICTURE_BYTES = 20_000_000

/** Enough for a full-frame camera (60 megapixels). For animations all frames count, because all are decoded. */
export const MAX_PIXELS = 65_000_000

/** Memory used by a decoded picture: its pixels times their channels, of one byte or two each. */
export const MAX_DECODED_BYTES = 4 * MAX_PIXELS

/** The resized pictures made from a narrow strip would be far larger than the original. */
const MAX_ASPECT = 20

// Leaves one processor free for other requests.
sharp.concurrency(Math.max(1, availableParallelism() - 1))

// libvips reads many more formats (SVG, TIFF, PDF …). Blocks all loaders except those needed.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Heif', 'Nsgif'].map((loader) => `VipsForeignLoad${loader}`),
})

interface Kind {
  readonly type: string
  /** The extension of the stored file. */
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

/**
 * The extensions and media types used for these formats. The format is detected from the bytes; an extension or type of another format is
 * rejected.
 */
const ENDINGS = /^\.(jpe?g|jpe|jfif|jfi|jif|pjpeg|pjp|png|webp|avif|gif)?$/i
const TYPES = /^(image\/(jpeg|jpg|pjpeg|png|x-png|webp|avif|gif)|application\/octet-stream)?$/i

export const PICTURE_TYPES: readonly string[] = KINDS.map(({ type }) => type)

export interface CleanPicture {
  readonly data: Buffer
  readonly mimetype: string
  /** The original name with the extension of the detected format. */
  readonly name: string
}

/**
 * Re-encodes a picture from its pixels: upright and in sRGB. Drops all metadata (EXIF, XMP, IPTC: locations, cameras, names, thumbnails)
 * and any data hidden behind or inside the file. Detects the format from the bytes, because names and declared types (`.jfif`,
 * `image/pjpeg`, none) are often wrong. Throws a Refusal: 400 `upload-refused` if bytes, name or type are not of a supported format or
 * cannot be read, 413 `picture-too-large` before an oversized picture is decoded.
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
      message: 'A picture must be a JPEG, PNG, WebP, AVIF or GIF file. Convert this one and upload it again.',
      received: { name: name.slice(0, 100), type: type.slice(0, 100), found: found ?? 'unknown format' },
      path: 'file',
    })
  }
  requireMeasure(metadata, kind)
  const data = await redraw({ bytes, kind, name })
  const { name: stem } = parse(name)
  return { data, mimetype: kind.type, name: `${stem}${kind.extension}` }
}

/** Reads only the header; decodes nothing. */
async function headerOf(bytes: Buffer): Promise<Metadata | undefined> {
  try {
    // Without a pixel limit, to distinguish pictures that are too large from files that are not pictures.
    return await sharp(bytes, { limitInputPixels: false }).metadata()
  } catch {
    // Not a picture; the caller rejects it.
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
    throw tooLarge(`at most ${MAX_PIXELS / 1e6} million pixels in all frames together`, {
      width,
      height: tall,
      frames,
    })
  }
  const decoded = width * tall * frames * channels * (depth === 'uchar' ? 1 : 2)
  if (decoded > MAX_DECODED_BYTES) {
    throw tooLarge(`at most ${MAX_DECODED_BYTES / 1e6} MB when decoded`, {
      width,
      height: tall,
      frames,
      depth,
    })
  }
  if (Math.max(width, tall) > MAX_ASPECT * Math.min(width, tall)) {
    throw tooLarge(`no side more than ${MAX_ASPECT} times as long as the other`, {
      width,
      height: tall,
      frames,
    })
  }
}

async function redraw({ bytes, kind, name }: { bytes: Buffer; kind: Kind; name: string }): Promise<Buffer> {
  try {
    const picture = sharp(bytes, {
      animated: kind.isMoving,
      // The limit for files whose frames differ from the header checked above.
      limitInputPixels: MAX_PIXELS,
      failOn: 'error',
    })
    return await kind.encode(picture.autoOrient()).toBuffer()
  } catch {
    throw new Refusal({
      status: 400,
      code: 'upload-refused',
      message: 'The picture is damaged and cannot be read completely. Save it again and upload the new file.',
      received: { name: name.slice(0, 100), bytes: bytes.length },
      path: 'file',
    })
  }
}

function tooLarge(limit: string, received: object): Refusal {
  return new Refusal({
    status: 413,
    code: 'picture-too-large',
    message: `A picture can have ${limit}. Upload a smaller one.`,
    received,
    path: 'file',
  })
}
