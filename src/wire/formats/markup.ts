import type { BodyBlock, Finding, TextMark } from '../story'
import type { XmlElement, XmlNode } from '../xml'

/**
 * The paragraphs and subheads of XHTML, HTML or NITF, in the order of the document, with their bold, italic and linked parts. White space counts
 * as in markup; every word is kept, also outside of paragraphs. What has no equivalent (lists, quotes, tables, preformatted text) leaves its
 * text as paragraphs and one finding with its line. Pictures and their captions are not body text: see {@link picturesIn}.
 */
export function blocksOf(element: XmlElement): {
  readonly blocks: readonly BodyBlock[]
  readonly findings: readonly Finding[]
} {
  const blocks: BodyBlock[] = []
  const findings: Finding[] = []
  let open: Open | undefined

  const close = () => {
    const block = open && finish(open)
    if (block) blocks.push(block)
    open = undefined
  }
  const begin = (type: BodyBlock['type'], line: number) => {
    close()
    open = { type, line, text: '', isSpaced: false, marks: [] }
  }
  const add = (text: string, line: number, marks: readonly Mark[], isVerbatim: boolean) => {
    const block = (open ??= { type: 'paragraph', line, text: '', isSpaced: false, marks: [] })
    const from = block.text.length
    const piece = isVerbatim ? text : collapsed(text, block.text === '' || block.isSpaced)
    if (piece === '') return
    block.text += piece
    block.isSpaced = piece.endsWith(' ')
    for (const mark of marks) block.marks.push({ ...mark, from, to: block.text.length })
  }
  const walk = (nodes: readonly XmlNode[], line: number, marks: readonly Mark[], isVerbatim: boolean) => {
    for (const node of nodes) {
      if (typeof node === 'string') {
        if (isVerbatim) addLines(node, line, marks)
        else if (open || /[^ \t\r\n\f]/.test(node)) add(node, line, marks, false)
      } else visit(node, marks, isVerbatim)
    }
  }
  const addLines = (text: string, line: number, marks: readonly Mark[]) => {
    for (const [at, each] of text.split(/\r\n|\r|\n/).entries()) {
      if (at > 0) close()
      if (each.trim() !== '') add(each, line + at, marks, true)
    }
  }
  const visit = (node: XmlElement, marks: readonly Mark[], isVerbatim: boolean) => {
    const { name, line, children } = node
    if (IGNORED.has(name)) return
    const what = UNSUPPORTED[name]
    if (what) findings.push(unsupported(what, line))

    if (name === 'br') {
      if (isVerbatim) close()
      else if (open) add(' ', line, [], false)
    } else if (name === 'hr') close()
    else if (SUBHEADS.has(name)) {
      begin('subhead', line)
      walk(children, line, [], isVerbatim)
      close()
    } else if (name === 'tr' || name === 'nitf-table-row') {
      begin('paragraph', line)
      walk(children, line, marks, isVerbatim)
      close()
    } else if (CELLS.has(name)) {
      if (open && open.text !== '') add(' | ', line, [], true)
      walk(children, line, marks, isVerbatim)
    } else if (BLOCKS.has(name)) {
      close()
      walk(children, line, marks, isVerbatim || name === 'pre')
      close()
    } else {
      const mark = markOf(node)
      const others = mark ? marks.filter(({ kind }) => kind !== mark.kind) : marks
      walk(children, line, mark ? [...others, mark] : marks, isVerbatim)
    }
  }

  walk([element], element.line, [], false)
  close()
  return { blocks, findings }
}

type Mark = { readonly kind: 'bold' | 'italic' } | { readonly kind: 'link'; readonly url: string }
type Open = {
  readonly type: BodyBlock['type']
  readonly line: number
  text: string
  /** Kept beside the text: to look at the end of a text that grows would copy it each time. */
  isSpaced: boolean
  readonly marks: TextMark[]
}

/** Never text for readers; pictures and other media have captions of their own. */
const IGNORED = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'media',
  'figure',
  'img',
  'video',
  'audio',
  'picture',
  'media-caption',
  'media-reference',
])

/** Elements that are read as if they were their own text. */
const UNSUPPORTED: Readonly<Record<string, string | undefined>> = {
  ol: 'a list',
  ul: 'a list',
  dl: 'a list',
  bq: 'a quote',
  blockquote: 'a quote',
  table: 'a table',
  'nitf-table': 'a table',
  pre: 'preformatted text',
  fn: 'a footnote',
}

const SUBHEADS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hl1', 'hl2'])
const CELLS = new Set(['td', 'th', 'nitf-col'])
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'header',
  'footer',
  'aside',
  'body',
  'html',
  'block',
  'body.content',
  'body.end',
  'ol',
  'ul',
  'li',
  'dl',
  'dt',
  'dd',
  'bq',
  'blockquote',
  'credit',
  'pre',
  'table',
  'tbody',
  'thead',
  'tfoot',
  'caption',
  'nitf-table',
  'fn',
  'note',
  'tagline',
  'bibliography',
  'address',
  'form',
  'fieldset',
  'center',
])

function markOf({ name, attributes }: XmlElement): Mark | null {
  if (name === 'b' || name === 'strong') return { kind: 'bold' }
  if (name === 'em' || name === 'i' || name === 'cite') return { kind: 'italic' }
  const url = name === 'a' ? (attributes.href?.trim() ?? '') : ''
  return /^https?:\/\/\S+$/i.test(url) ? { kind: 'link', url } : null
}

/** Runs of white space are one space, and none follows another. */
function collapsed(text: string, isAfterSpace: boolean): string {
  const single = text.replace(/[ \t\r\n\f]+/g, ' ')
  return isAfterSpace && single.startsWith(' ') ? single.slice(1) : single
}

/** The finished block without white space at its end; null if it is empty. Marks of neighbours that say the same are one. */
function finish({ type, line, text, marks }: Open): BodyBlock | null {
  const trimmed = text.trimEnd() === text ? text : text.replace(/[ \t\r\n\f]+$/, '')
  if (trimmed.trim() === '') return null
  const kept: TextMark[] = []
  const lastOf = new Map<TextMark['kind'], number>()
  for (const mark of marks) {
    const to = Math.min(mark.to, trimmed.length)
    if (to <= mark.from) continue
    const at = lastOf.get(mark.kind)
    const last = at === undefined ? undefined : kept[at]
    if (at !== undefined && last?.to === mark.from && urlOf(last) === urlOf(mark)) kept[at] = { ...last, to }
    else lastOf.set(mark.kind, kept.push({ ...mark, to }) - 1)
  }
  return { type, text: trimmed, line, ...(kept.length > 0 ? { marks: kept } : {}) }
}

const urlOf = (mark: TextMark): string => ('url' in mark ? mark.url : '')

const unsupported = (what: string, line: number): Finding => ({
  code: 'unsupported-markup',
  line,
  message: `The copy has ${what} here. Its text is kept as paragraphs.`,
})
