import { BLOCKS, isNode, type RichText, type RichTextNode } from './walk'

/** The words of a rich text, a line for each block. Iterative: depth is the sender's choice. */
export function plainText(richText: RichText): string {
  let text = ''
  const waiting: (RichTextNode | typeof BREAK)[] = isNode(richText?.root) ? [richText.root] : []
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === BREAK || node.type === 'linebreak') {
      text += '\n'
      continue
    }
    if (typeof node.text === 'string') text += node.text
    const isBlock = BLOCKS.has(node.type)
    if (isBlock) {
      text += '\n'
      waiting.push(BREAK)
    }
    if (Array.isArray(node.children)) waiting.push(...node.children.filter(isNode).toReversed())
  }
  return text.replace(/\n{2,}/g, '\n').trim()
}

const BREAK = 'break'
