import { FORMATS } from '../../richtext/nodes'
import { escapeHTML } from '../escapeHTML'
import { renderFigure } from '../figure'
import type { PublishedBody } from './nodes'
import { concat, render, type Renderers } from './render'

/** A body as HTML: well-formed as XML is, its blocks a line each, nothing in it that runs. Empty without a body. */
export function renderBodyHTML(body: PublishedBody | null): string {
  return blocksOf(render(body, HTML), 'p').join('\n')
}

/** What a node is rendered as: a part of a line, or blocks; of an item and a list, as much as the list round them asks for. */
type Piece =
  | { readonly kind: 'words'; readonly html: string }
  | { readonly kind: 'blocks' | 'list'; readonly blocks: readonly string[] }
  | { readonly kind: 'item'; readonly blocks: readonly string[]; readonly held: readonly Piece[] }

const words = (html: string): Piece => ({ kind: 'words', html })
const blocks = (...html: readonly string[]): Piece => ({ kind: 'blocks', blocks: html })

const HTML: Renderers<Piece> = {
  text: ({ format, text }) =>
    words(
      TAGS.reduce((html, [bit, tag]) => (format & bit ? `<${tag}>${html}</${tag}>` : html), escapeHTML(text)),
    ),
  linebreak: () => words('<br />'),
  link: ({ fields: { url } }, held) => {
    const rel = url.startsWith('mailto:') ? '' : ' rel="noopener"'
    return words(`<a href="${escapeHTML(url)}"${rel}>${wordsOf(held)}</a>`)
  },
  paragraph: (_node, held) => ({ kind: 'blocks', blocks: blocksOf(held, 'p') }),
  heading: ({ tag }, held) => ({ kind: 'blocks', blocks: blocksOf(held, tag) }),
  quote: (_node, held) => {
    const quoted = concat(blocksOf(held, 'p'))
    return quoted ? blocks(`<blockquote>${quoted}</blockquote>`) : blocks()
  },
  list: ({ tag, start }, held) => {
    const items = itemsOf(held)
    const from = tag === 'ol' && start > 1 ? ` start="${start}"` : ''
    const html = `<${tag}${from}>${concat(items.map((item) => `<li>${item}</li>`))}</${tag}>`
    return { kind: 'list', blocks: items.length > 0 ? [html] : [] }
  },
  listitem: (_node, held) => ({ kind: 'item', blocks: blocksOf(held, 'p'), held }),
  upload: ({ value }) => blocks(renderFigure(value)),
}

/** The innermost first. */
const TAGS = [
  [FORMATS.subscript, 'sub'],
  [FORMATS.superscript, 'sup'],
  [FORMATS.italic, 'em'],
  [FORMATS.bold, 'strong'],
] as const

/** Blocks as they are; words between them in a paragraph of their own, so that no block stands within one. */
function blocksOf(pieces: readonly Piece[], tag: 'p' | 'h2' | 'h3'): string[] {
  const rendered: string[] = []
  let line = ''
  const closeLine = () => {
    if (line.trim() !== '') rendered.push(`<${tag}>${line}</${tag}>`)
    line = ''
  }
  for (const piece of pieces) {
    if (piece.kind === 'words') {
      line += piece.html
    } else {
      closeLine()
      for (const block of piece.blocks) rendered.push(block)
    }
  }
  closeLine()
  return rendered
}

/** Lexical keeps a list within a list in an item of its own; in print it belongs to the item above. */
function itemsOf(pieces: readonly Piece[]): string[] {
  const items: string[] = []
  for (const piece of pieces) {
    const held = piece.kind === 'item' ? piece.held : [piece]
    const isDeeper = held.length > 0 && held.every(({ kind }) => kind === 'list')
    const html = itemOf(held)
    if (html === '') continue
    if (isDeeper && items.length > 0) items.push(`${items.pop()}${html}`)
    else items.push(html)
  }
  return items
}

/** The words that an item begins with stand in it as they are; what comes after a block stands in a paragraph. */
function itemOf(held: readonly Piece[]): string {
  const firstBlock = held.findIndex(({ kind }) => kind !== 'words')
  const lead = firstBlock < 0 ? held : held.slice(0, firstBlock)
  const rest = firstBlock < 0 ? [] : held.slice(firstBlock)
  return wordsOf(lead).trim() + concat(blocksOf(rest, 'p'))
}

function wordsOf(pieces: readonly Piece[]): string {
  return concat(pieces.map((piece) => (piece.kind === 'words' ? piece.html : '')))
}
