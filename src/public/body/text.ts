import { FORMATS } from '../../richtext/nodes'
import type { BodyNode, PublishedBody } from './nodes'
import { concat, render, type Renderers } from './render'

/** The plain text of a body, one line per block: paragraph, subhead, list item, each paragraph of a quotation. */
export function renderBodyText(body: PublishedBody | null): string {
  return concat(render(body, LINES))
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const line = (_node: BodyNode, held: readonly string[]) => `\n${concat(held)}\n`

const LINES: Renderers<string> = {
  text: raised,
  linebreak: () => '\n',
  link: (_node, held) => concat(held),
  paragraph: line,
  heading: line,
  quote: line,
  list: line,
  listitem: line,
  upload: () => '\n',
}

/** Writes superscripts and subscripts as Unicode characters, to keep powers and formulas: 10⁶, H₂O. Letters have none. */
function raised({ format, text }: Extract<BodyNode, { type: 'text' }>): string {
  if (format & FORMATS.superscript) return text.replace(/[0-9+=()−-]/g, (sign) => RAISED[sign] ?? sign)
  if (format & FORMATS.subscript) return text.replace(/[0-9+=()−-]/g, (sign) => LOWERED[sign] ?? sign)
  return text
}

const SIGNS = '0123456789+-=()'
const signsOf = (others: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries([...SIGNS].map((sign, index) => [sign, [...others][index] ?? sign])),
  '−': [...others][11] ?? '−',
})
const RAISED = signsOf('⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾')
const LOWERED = signsOf('₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎')
