import { toBlocks } from '../blocks'
import { toLines } from '../lines'
import type { BodyBlock } from '../story'

/** Plain text inside markup → its paragraphs; `line` is where it begins. */
export function plainBlocks(text: string, line: number): readonly BodyBlock[] {
  return toBlocks(toLines(text)).map((block) => ({
    type: 'paragraph',
    text: block.text,
    line: block.line + line - 1,
  }))
}
