import { SUBSCRIPT, SUPERSCRIPT, type BodyNode, type PublishedBody, type TextNode } from './nodes'

/** The words of a body, a line for each block: paragraph, subhead, item of a list, each paragraph of a quotation. */
export function renderBodyText(body: PublishedBody | null): string {
  return (body?.root.children ?? [])
    .map(toLines)
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

function toLines(node: BodyNode): string {
  switch (node.type) {
    case 'text':
      return raised(node)
    case 'linebreak':
      return '\n'
    case 'upload':
      return '\n'
    case 'link':
      return node.children.map(toLines).join('')
    case 'list':
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'listitem':
      return `\n${node.children.map(toLines).join('')}\n`
  }
}

/** A power or a formula stays one without its form: 10⁶, H₂O. Letters have no such signs. */
function raised({ format, text }: TextNode): string {
  if (format & SUPERSCRIPT) return text.replace(/[0-9+=()−-]/g, (sign) => RAISED[sign] ?? sign)
  if (format & SUBSCRIPT) return text.replace(/[0-9+=()−-]/g, (sign) => LOWERED[sign] ?? sign)
  return text
}

const SIGNS = '0123456789+-=()'
const signsOf = (others: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries([...SIGNS].map((sign, index) => [sign, [...others][index] ?? sign])),
  '−': [...others][11] ?? '−',
})
const RAISED = signsOf('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾')
const LOWERED = signsOf('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')
