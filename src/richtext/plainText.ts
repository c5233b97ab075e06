import { isTextblock } from './nodes'
import { ownWords } from './ownWords'
import { stepsOf, type RichText } from './walk'

/** The plain text of a rich text, with a line for each block. */
export function plainText(richText: RichText): string {
  let text = ''
  for (const { node, at } of stepsOf(richText)) {
    const line = isTextblock(node) ? '\n' : ''
    text += at === 'start' ? `${line}${ownWords(node)}${line}` : line
  }
  return text.replace(/\n{2,}/g, '\n').trim()
}
