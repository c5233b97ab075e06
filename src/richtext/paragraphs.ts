import { isTextblock, kindOf } from './nodes'
import { ownWords } from './ownWords'
import { walk, type RichText } from './walk'

/**
 * The plain text of each block of a rich text, in order, including empty ones: the nth is the nth paragraph, heading, list item or
 * quotation in the editor.
 */
export function paragraphsOf(richText: RichText): string[] {
  const paragraphs: string[] = []
  for (const node of walk(richText)) {
    if (isTextblock(node)) paragraphs.push('')
    else if (paragraphs.length > 0 && kindOf(node)?.level !== 'block') {
      paragraphs[paragraphs.length - 1] += ownWords(node)
    }
  }
  return paragraphs
}
