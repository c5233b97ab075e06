import type { BodyBlock, Finding, TextMark } from '../story'
import { descendantsOf, type XmlElement } from '../xml'

export type MarkupBlocks = { readonly blocks: readonly BodyBlock[]; readonly findings: readonly Finding[] }

/**
 * The paragraphs and subheads in XHTML, HTML or NITF body markup, in document order, with bold, italic and links. White space is collapsed as
 * markup has it; every word is kept. Text outside paragraphs is a paragraph of its own. Lists, quotes, tables (a paragraph for each row, cells
 * joined by ` | `), preformatted text (a paragraph for each line) and footnotes leave their text and one finding each. Pictures and their
 * captions are not body text (see `picturesIn`), nor is what `isSkipped` names.
 */
export function blocksOf(
  element: XmlElement,
  { isSkipped = () => false }: { isSkipped?: (element: XmlElement) => boolean } = {},
): MarkupBlocks {
  const writer = new BlockWriter(element.line)
  walk(element, { writer, isSkipped, isInStructure: false })
  writer.end('paragraph')
  return { blocks: writer.blocks, findings: writer.findings }
}

/** Whether a figure holds a picture; other figures are tables or quotes. */
export function isPictureFigure(element: XmlElement): boolean {
  return element.name === 'figure' && descendantsOf(element, 'img').length > 0
}

type Walk = {
  readonly writer: BlockWriter
  readonly isSkipped: (element: XmlElement) => boolean
  /** A structure inside another, such as a list in a list, is told of once. */
  readonly isInStructure: boolean
}

const names = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

const NEVER_TEXT = names(
  'script style template head title meta link media img svg iframe object embed video audio map',
)
const SUBHEADS = names('hl1 hl2 h1 h2 h3 h4 h5 h6')
const BLOCKS = names(`
  p div section article header footer main aside nav body html block body.content body.end body.head address center figure figcaption form
  fieldset details summary li dt dd credit caption tr tagline bibliography abstract hgroup
`)
const STRUCTURES: Readonly<Record<string, string>> = {
  ul: 'A list',
  ol: 'A list',
  dl: 'A list',
  bq: 'A block quote',
  blockquote: 'A block quote',
  table: 'A table',
  'nitf-table': 'A table',
  pre: 'Preformatted text',
  fn: 'A footnote',
  note: 'A note',
}
const MARKS: Readonly<Record<string, 'bold' | 'italic'>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
}

function walk(element: XmlElement, context: Walk): void {
  for (const child of element.children) {
    if (typeof child === 'string') context.writer.add(child)
    else if (!NEVER_TEXT.has(child.name) && !context.isSkipped(child) && !isPictureFigure(child)) {
      walkElement(child, context)
    }
  }
}

function walkElement(element: XmlElement, context: Walk): void {
  const { writer } = context
  const { name, line } = element
  const structure = Object.hasOwn(STRUCTURES, name) ? STRUCTURES[name] : undefined
  if (name === 'br') writer.breakLine(line)
  else if (name === 'hr') writer.end('paragraph', line)
  else if (structure !== undefined) {
    writer.end('paragraph', line)
    if (!context.isInStructure) writer.findings.push(unsupported(structure, line))
    if (name === 'pre') writer.verbatim(() => walk(element, { ...context, isInStructure: true }))
    else walk(element, { ...context, isInStructure: true })
    writer.end('paragraph', line)
  } else if (name === 'tr') {
    writer.end('paragraph', line)
    writer.row(() => walk(element, context))
    writer.end('paragraph', line)
  } else if (name === 'td' || name === 'th') {
    writer.cell(() => walk(element, context))
  } else if (SUBHEADS.has(name) || BLOCKS.has(name)) {
    writer.end('paragraph', line)
    walk(element, context)
    writer.end(SUBHEADS.has(name) && !context.isInStructure ? 'subhead' : 'paragraph', line)
  } else {
    const mark = markOf(element)
    if (mark) writer.marked(mark, () => walk(element, context))
    else walk(element, context)
  }
}

type MarkKind = { readonly kind: 'bold' | 'italic' } | { readonly kind: 'link'; readonly url: string }

function markOf({ name, attributes }: XmlElement): MarkKind | null {
  if (name === 'a') {
    const url = (attributes.href ?? '').trim()
    return /^(?:https?:\/\/|mailto:)/i.test(url) ? { kind: 'link', url } : null
  }
  if (name === 'em' && /\bbold\b/i.test(attributes.class ?? '')) return { kind: 'bold' }
  const kind = Object.hasOwn(MARKS, name) ? MARKS[name] : undefined
  return kind ? { kind } : null
}

function unsupported(what: string, line: number): Finding {
  return {
    code: 'unsupported-markup',
    line,
    message: `${what} is kept as paragraphs; its form is lost.`,
  }
}

type OpenMark = { readonly kind: MarkKind; from: number | null }

/** Text as it comes → blocks with collapsed white space. */
class BlockWriter {
  readonly blocks: BodyBlock[] = []
  readonly findings: Finding[] = []
  private text = ''
  private hasSpace = false
  private isVerbatim = false
  private breaks = 0
  /** Cells of the row that is read; null outside a row. */
  private cells: number | null = null
  private readonly open: OpenMark[] = []
  private marks: TextMark[] = []
  private line: number

  constructor(line: number) {
    this.line = line
  }

  add(text: string): void {
    if (!this.isVerbatim) return this.addWords(text)
    text.split(/\r\n|\r|\n/).forEach((line, at) => {
      if (at > 0) this.end('paragraph', this.line + 1)
      this.write(line)
    })
  }

  private addWords(text: string): void {
    const words = text.replace(/[ \t\r\n\f]+/g, ' ')
    if (words.startsWith(' ')) this.hasSpace = true
    const from = words.startsWith(' ') ? 1 : 0
    const to = words.length > from && words.endsWith(' ') ? words.length - 1 : words.length
    this.write(words.slice(from, to))
    if (to < words.length) this.hasSpace = true
  }

  private write(text: string): void {
    if (text === '') return
    this.breaks = 0
    if (this.hasSpace && this.text !== '') this.text += ' '
    this.hasSpace = false
    for (const mark of this.open) mark.from ??= this.text.length
    this.text += text
  }

  /** One is a space, a second one the end of a paragraph. */
  breakLine(line: number): void {
    this.breaks += 1
    if (this.breaks > 1 || this.isVerbatim) this.end('paragraph', line)
    else this.hasSpace = true
  }

  verbatim(walkThrough: () => void): void {
    const before = this.isVerbatim
    this.isVerbatim = this.cells === null
    walkThrough()
    if (this.isVerbatim) this.end('paragraph')
    this.isVerbatim = before
  }

  row(walkThrough: () => void): void {
    const before = this.cells
    this.cells = 0
    walkThrough()
    this.cells = before
    if (before === null && /^[| ]*$/.test(this.text)) this.discard()
  }

  cell(walkThrough: () => void): void {
    if (this.cells !== null && this.cells > 0) {
      this.hasSpace = true
      this.write('|')
    }
    if (this.cells !== null) this.cells += 1
    this.hasSpace = true
    walkThrough()
    this.hasSpace = true
  }

  marked(kind: MarkKind, walkThrough: () => void): void {
    const mark: OpenMark = { kind, from: null }
    this.open.push(mark)
    walkThrough()
    this.open.pop()
    this.close(mark)
  }

  private close(mark: OpenMark): void {
    if (mark.from !== null && this.text.length > mark.from) {
      this.marks.push({ ...mark.kind, from: mark.from, to: this.text.length })
    }
    mark.from = null
  }

  /** Ends the block if it has text. `line` is where the next one begins, unless an element says so. */
  end(type: BodyBlock['type'], line?: number): void {
    this.breaks = 0
    if (this.cells !== null) {
      this.hasSpace = true
      return
    }
    for (const mark of this.open) this.close(mark)
    const text = this.isVerbatim ? this.text.trimEnd() : this.text
    if (text.trim() !== '') {
      const marks = this.marks
        .map((mark) => ({ ...mark, to: Math.min(mark.to, text.length) }))
        .sort((one, other) => one.from - other.from || other.to - one.to)
      this.blocks.push({ type, text, line: this.line, ...(marks.length > 0 ? { marks } : {}) })
    }
    this.discard()
    if (line !== undefined) this.line = line
  }

  private discard(): void {
    this.text = ''
    this.hasSpace = false
    this.marks = []
    for (const mark of this.open) mark.from = null
  }
}
