import type { PublishedFile, PublishedPicture } from './schema/picture'
import type { Media } from '../generated/payload-types'
import { cleanOrNull, cleanText } from '../words/cleanText'

/** Returns the URL of a picture's file; undefined omits the file. */
export type AddressOf = (file: { filename: string; url: string | null }) => string | undefined

/** A web URL, or a path on this host. */
const ADDRESS = /^(https?:\/)?\/[^/\\]/i

type StoredFile = Partial<Pick<Media, 'filename' | 'url' | 'width' | 'height' | 'mimeType' | 'filesize'>>

/** Converts a populated picture; null for a bare ID, or without a file. */
export function toPicture(media: unknown, addressOf: AddressOf): PublishedPicture | null {
  if (typeof media !== 'object' || media === null) return null
  const { alt, caption, credit, sizes, ...stored } = media as Partial<Media>
  const file = toFile(stored, addressOf)
  if (!file) return null
  return {
    ...file,
    alt: cleanText(alt).trim(),
    caption: cleanOrNull(caption),
    credit: cleanOrNull(credit),
    sizes: Object.entries(sizes ?? {})
      .flatMap(([name, size]) => {
        const smaller = size && toFile(size, addressOf)
        return smaller ? [{ name, ...smaller }] : []
      })
      .sort((one, other) => (one.width ?? 0) - (other.width ?? 0)),
  }
}

/** The URL that Payload stores for the file. */
export const storedAddress: AddressOf = ({ url }) => url ?? undefined

function toFile({ filename, filesize, url, width, height, mimeType }: StoredFile, addressOf: AddressOf) {
  if (!filename) return null
  const address = addressOf({ filename, url: url ?? null })
  if (!address || !ADDRESS.test(address) || cleanText(address) !== address) return null
  return {
    url: address,
    width: toCount(width),
    height: toCount(height),
    mimeType: cleanOrNull(mimeType),
    bytes: toCount(filesize),
  } satisfies PublishedFile
}

function toCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? Math.round(value) : null
}
