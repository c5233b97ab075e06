import type { WirePicture } from '../item'
import type { Finding } from '../story'
import { childrenOf, collapse, descendantsOf, textIn, type XmlElement } from '../xml'
import { isPictureFigure } from './markup'

const NO_PICTURE: WirePicture = {
  id: '',
  version: '',
  href: '',
  mimeType: '',
  width: null,
  height: null,
  headline: '',
  caption: '',
  credit: '',
  photographer: '',
  alt: '',
}

/** A picture of which only some parts are known. */
export function pictureOf(parts: Partial<WirePicture>): WirePicture {
  return { ...NO_PICTURE, ...parts }
}

/** A number of pixels; null for anything else. */
export function pixels(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d{1,6}(?:px)?\s*$/.test(text) ? Number.parseInt(text, 10) : null
}

/** The index of the largest rendition, by pixels, then by bytes, then by its name; the first of equals. */
export function largest<T>(
  renditions: readonly T[],
  measure: (rendition: T) => readonly number[],
): T | undefined {
  return renditions.reduce<T | undefined>(
    (best, next) => (best === undefined || isLarger(measure(next), measure(best)) ? next : best),
    undefined,
  )
}

function isLarger(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((value, index) => value !== other[index])
  return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0)
}

/** The pictures in XHTML, HTML or NITF markup, in document order. Another medium, such as a video, is reported with its caption. */
export function picturesIn(element: XmlElement): {
  readonly pictures: readonly WirePicture[]
  readonly findings: readonly Finding[]
} {
  const pictures: WirePicture[] = []
  const findings: Finding[] = []
  collect(element)
  return { pictures, findings }

  function collect(parent: XmlElement): void {
    for (const child of parent.children) {
      if (typeof child === 'string') continue
      if (child.name === 'img') pictures.push(imagePicture(child, ''))
      else if (isPictureFigure(child)) {
        const caption = descendantsOf(child, 'figcaption').map(textIn).join('\n')
        pictures.push(...descendantsOf(child, 'img').map((image) => imagePicture(image, caption)))
      } else if (child.name === 'media') {
        if (isImage(child)) pictures.push(mediaPicture(child))
        else findings.push(otherMedium(child))
      } else collect(child)
    }
  }
}

function imagePicture({ attributes }: XmlElement, caption: string): WirePicture {
  const href = (attributes.src ?? '').trim()
  return pictureOf({
    id: href,
    href,
    width: pixels(attributes.width),
    height: pixels(attributes.height),
    caption,
    alt: attributes.alt ?? '',
  })
}

function isImage(media: XmlElement): boolean {
  const type = media.attributes['media-type'] ?? ''
  const isOfImages = childrenOf(media, 'media-reference').some((reference) =>
    /^image\//i.test(reference.attributes['mime-type'] ?? ''),
  )
  return isOfImages || type === '' || /image|photo|picture|graphic/i.test(type)
}

function mediaPicture(media: XmlElement): WirePicture {
  const references = childrenOf(media, 'media-reference')
  const first = largest(references, ({ attributes }) => [
    (pixels(attributes.width) ?? 0) * (pixels(attributes.height) ?? 0),
  ])
  const attribute = (name: string) =>
    first?.attributes[name] ?? references.find(({ attributes }) => attributes[name])?.attributes[name] ?? ''
  return pictureOf({
    // An XML id counts only within its document, and a name may be that of a kind of picture.
    id: first?.attributes.source || attribute('name') || (media.attributes.id ?? ''),
    href: first?.attributes.source ?? '',
    mimeType: first?.attributes['mime-type'] ?? '',
    width: pixels(first?.attributes.width),
    height: pixels(first?.attributes.height),
    caption: childrenOf(media, 'media-caption').map(textIn).filter(Boolean).join('\n'),
    credit: collapse(attribute('source-credit')),
    photographer: childrenOf(media, 'media-producer').map(textIn).filter(Boolean).join(', '),
    alt: collapse(attribute('alternate-text')),
  })
}

function otherMedium(media: XmlElement): Finding {
  const caption = textIn(media)
  return {
    code: 'unsupported-markup',
    line: media.line,
    message: `A medium of the type "${media.attributes['media-type'] ?? ''}" is not taken${caption === '' ? '' : `; its caption: "${caption}"`}.`,
  }
}
