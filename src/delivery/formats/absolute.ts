import { escapeHTML } from '../../published/escapeHTML'
import type { PublishedPicture } from '../../published/picture'

/** What may stand nowhere in an address after its host, and a percent sign that begins no code. */
const UNSAFE = /[^A-Za-z0-9\-._~:/?@!$&'()*+,;=%]|%(?![0-9a-fA-F]{2})/g

/**
 * An address as it is read from elsewhere: a path on this server gets the server's address in front, and what RFC 3986
 * has no place for is percent-encoded; a fragment says nothing of a file. Undefined for what is no address.
 */
export function absoluteAddress(address: string, serverUrl: string): string | undefined {
  const whole = withBase(address, serverUrl)
  if (!URL.canParse(whole)) return undefined
  const { origin, pathname, search } = new URL(whole)
  return origin + `${pathname}${search}`.replace(UNSAFE, encodeURIComponent)
}

/** A picture whose files, too, are named by whole addresses; null where its own is none. */
export function absolutePicture(
  picture: PublishedPicture | null,
  serverUrl: string,
): PublishedPicture | null {
  const url = picture ? absoluteAddress(picture.url, serverUrl) : undefined
  if (!picture || !url) return null
  const sizes = picture.sizes.flatMap((size) => {
    const sizeUrl = absoluteAddress(size.url, serverUrl)
    return sizeUrl ? [{ ...size, url: sizeUrl }] : []
  })
  return { ...picture, url, sizes }
}

/** The HTML of a body, its pictures named by whole addresses. No text of it has a bare quote, so only tags match. */
export function absoluteHTML(html: string, serverUrl: string): string {
  const base = escapeHTML(serverUrl)
  return html
    .replace(/(<img src=")(\/[^"]*)/g, (_, before: string, path: string) => before + withBase(path, base))
    .replace(/( srcset=")([^"]*)/g, (_, before: string, files: string) => {
      const whole = files.split(', ').map((file) => withBase(file, base))
      return before + whole.join(', ')
    })
}

function withBase(address: string, serverUrl: string): string {
  return address.startsWith('/') ? `${serverUrl.replace(/\/+$/, '')}${address}` : address
}
