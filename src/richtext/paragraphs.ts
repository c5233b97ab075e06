import { BLOCKS, walk, type RichText } from './walk'

/**
 * The plain text of each block of a rich text, in order, empty ones too: the nth is the nth paragraph, heading, list item
 * or quotation that the editor shows.
 */
export function paragraphsOf(richText: RichText): string[] {
  const paragraphs: string[] = []
  for (const node of walk(richText)) {
    if (BLOCKS.has(node.type)) paragraphs.push('')
    if (paragraphs.length === 0) continue
    const last = paragraphs.length - 1
    if (node.type === 'linebreak') paragraphs[last] += '\n'
    if (typeof node.text === 'string') paragraphs[last] += node.text
  }
  return paragraphs
}
