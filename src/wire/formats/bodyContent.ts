import { toBlocks } from '../blocks'
import type { WirePicture } from '../item'
import { toLines } from '../lines'
import type { BodyBlock, Finding } from '../story'
import type { XmlElement } from '../xml'
import { parseHtml } from '../html'
import { blocksOf } from './markup'
import { picturesIn } from './pictures'

export type BodyContent = {
  readonly body: readonly BodyBlock[]
  readonly pictures: readonly WirePicture[]
  readonly findings: readonly Finding[]
}

/** The body in XHTML or NITF markup: its text and its pictures. Options as for {@link blocksOf}. */
export function readMarkup(element: XmlElement, options?: Parameters<typeof blocksOf>[1]): BodyContent {
  const { blocks, findings } = blocksOf(element, options)
  const found = picturesIn(element)
  return { body: blocks, pictures: found.pictures, findings: [...findings, ...found.findings] }
}

/**
 * A body as the character data of an element, which begins at `line`: plain text, or HTML. Some agencies (ANSA) say that it is plain where it
 * is HTML, so its tags count too.
 */
export function readCharacterData(text: string, line: number, { isHtml = false } = {}): BodyContent {
  if (isHtml || TAG.test(text)) return readMarkup(parseHtml(text, line))
  return { body: plainBlocks(text, line), pictures: [], findings: [] }
}

/** HTML in a field of text, such as a headline → its words. */
export function wordsOf(html: string): string {
  return blocksOf(parseHtml(html))
    .blocks.map(({ text }) => text)
    .join(' ')
}

const TAG = /<\/?(?:p|br|div|span|h[1-6]|b|i|strong|em|a|ul|ol|li|table)(?:\s[^<>]{0,2000})?\/?>/i

function plainBlocks(text: string, line: number): readonly BodyBlock[] {
  return toBlocks(toLines(text)).map((block) => ({
    type: 'paragraph',
    text: block.text,
    line: block.line + line - 1,
  }))
}
