import { walk, type RichText } from './walk'

const BLOCKS = new Set(['paragraph', 'heading', 'listitem', 'quote'])

/** The words of a rich text, a line for each paragraph. */
export function plainText(richText: RichText): string {
  let text = ''
  for (const node of walk(richText)) {
    if (BLOCKS.has(node.type) && text) text += '\n'
    if (node.type === 'linebreak') text += '\n'
    if (typeof node.text === 'string') text += node.text
  }
  return text
}
