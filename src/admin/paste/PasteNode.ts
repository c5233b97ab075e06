import { ElementNode, type DOMConversionMap } from '@payloadcms/richtext-lexical/lexical'

import { cleanAnchor } from './cleanAnchor'
import { noteSkippedPicture } from './skippedPictures'

/**
 * Never part of a text. Lexical asks its registered nodes how to read pasted and dropped HTML, and this one comes
 * before Payload's own for what these would make unusable: links without an address, links around blocks, pictures that
 * cannot be fetched.
 */
export class PasteNode extends ElementNode {
  static override getType(): string {
    return 'paste'
  }

  static override clone(node: PasteNode): PasteNode {
    return new PasteNode(node.__key)
  }

  static override importJSON(): PasteNode {
    return new PasteNode()
  }

  static override importDOM(): DOMConversionMap {
    return {
      a: (element) => (cleanAnchor(element) ? { conversion: () => ({ node: null }), priority: 4 } : null),
      img: (element) => (isUsable(element) ? null : { conversion: skipPicture, priority: 4 }),
    }
  }
}

/** A picture of this newsroom (copied from a story), or one that includes its bytes: Payload offers to upload these. */
function isUsable(element: HTMLElement): boolean {
  return (
    element.hasAttribute('data-lexical-upload-id') ||
    element.hasAttribute('data-lexical-pending-upload-form-id') ||
    (element.getAttribute('src') ?? '').startsWith('data:image/')
  )
}

function skipPicture(element: HTMLElement) {
  if (!isInvisible(element)) noteSkippedPicture()
  return { node: null }
}

/** E-mails track their readers with pictures of one pixel. */
const isInvisible = (element: HTMLElement): boolean =>
  ['width', 'height'].some((name) => ['0', '1'].includes(element.getAttribute(name) ?? ''))
