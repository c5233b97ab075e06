import { parseHtml } from './html'
import { blocksOf } from './formats/markup'
import type { BodyBlock, Finding } from './story'

export type Blocks = { readonly blocks: readonly BodyBlock[]; readonly findings: readonly Finding[] }

/** The paragraphs of HTML, as {@link blocksOf} reads markup. */
export const blocksOfHtml = (html: string): Blocks => blocksOf(parseHtml(html))

/** The paragraphs of plain text in a field: divided by blank lines; without any, each line is one. */
export function blocksOfText(text: string): Blocks {
  const lines = text.split(/\r\n|\r|\n/)
  const isSpaced = lines.some((line, at) => line.trim() === '' && at > 0 && at < lines.length - 1)
  const blocks: { type: 'paragraph'; text: string; line: number }[] = []
  let isOpen = false
  for (const [at, raw] of lines.entries()) {
    const line = raw.trim()
    const last = blocks.at(-1)
    if (line === '') isOpen = false
    else if (isSpaced && isOpen && last) last.text += ` ${line}`
    else {
      blocks.push({ type: 'paragraph', text: line, line: at + 1 })
      isOpen = true
    }
  }
  return { blocks, findings: [] }
}
