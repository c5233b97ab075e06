import type { PublishedPicture } from './schema/picture'
import { escapeHTML } from './escapeHTML'

/**
 * Renders a picture with its caption and credit as a `<figure>`. Browsers choose among its files by the displayed
 * width; files cropped to another shape (for social cards) are excluded.
 */
export function renderFigure(picture: PublishedPicture, { isLead = false } = {}): string {
  const { url, alt, caption, credit, width, height } = picture
  const files = filesOfOneShape(picture)
  const attributes = [
    ['src', url],
    ...(files.length > 1
      ? [
          ['srcset', files.map((file) => `${inList(file.url)} ${file.width}w`).join(', ')],
          ['sizes', isLead ? '(min-width: 56em) 54em, 100vw' : 'auto, (min-width: 42em) 40em, 100vw'],
        ]
      : []),
    ['alt', alt],
    ...(width && height
      ? [
          ['width', String(width)],
          ['height', String(height)],
        ]
      : []),
    // A lead picture is visible at once; the others load when they are near.
    ...(isLead
      ? [['fetchpriority', 'high']]
      : [
          ['loading', 'lazy'],
          ['decoding', 'async'],
        ]),
  ].map(([name, value]) => `${name}="${escapeHTML(value ?? '')}"`)
  const words = [
    caption ? `<span class="caption">${escapeHTML(caption)}</span>` : '',
    credit ? `<span class="credit">${escapeHTML(credit)}</span>` : '',
  ].filter(Boolean)
  const below = words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''
  return `<figure><img ${attributes.join(' ')} />${below}</figure>`
}

function filesOfOneShape({ sizes, ...original }: PublishedPicture) {
  const shape = (original.width ?? 0) / (original.height ?? 1)
  const isOfShape = (file: { width: number | null; height: number | null }) =>
    file.width !== null && file.height !== null && Math.abs(file.width / file.height / shape - 1) < 0.02
  const widths = new Set<number | null>()
  return [...sizes, original].filter((file) => {
    if (!isOfShape(file) || widths.has(file.width)) return false
    widths.add(file.width)
    return true
  })
}

/** In a `srcset`, a space ends a URL and a comma may. */
function inList(url: string): string {
  return url.replace(/[\s,]/g, (character) => encodeURIComponent(character))
}
