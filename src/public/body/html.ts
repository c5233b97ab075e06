import { FORMATS } from '../../richtext/nodes'
import { escapeHTML } from '../escapeHTML'
import { renderFigure } from '../figure'
import type { PublishedBody } from './nodes'
import { concat, render, type Renderers } from './render'

/** Renders a body as HTML: well-formed as XML, one line per block, without active content. Empty without a body. */
export function renderBodyHTML(body: PublishedBody | null): string {
  return blocksOf(render(body, HTML), 'p').join('\n')
}

/** What a node is rendered as: words or blocks; for an item or a list, what the list around it needs. */
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

/** Innermost first. */
const TAGS = [
  [FORMATS.subscript, 'sub'],
  [FORMATS.superscript, 'sup'],
  [FORMATS.italic, 'em'],
  [FORMATS.bold, 'strong'],
] as const

/** Keeps blocks as they are and wraps the words between them in elements of their own, so that no block is inside one. */
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

/** Lexical stores a nested list in an item of its own; in HTML it belongs to the item above. */
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

/** The leading words of an item are not wrapped; those after a block are, in a paragraph. */
function itemOf(held: readonly Piece[]): string {
  const firstBlock = held.findIndex(({ kind }) => kind !== 'words')
  const lead = firstBlock < 0 ? held : held.slice(0, firstBlock)
  const rest = firstBlock < 0 ? [] : held.slice(firstBlock)
  return wordsOf(lead).trim() + concat(blocksOf(rest, 'p'))
}

function wordsOf(pieces: readonly Piece[]): string {
  return concat(pieces.map((piece) => (piece.kind === 'words' ? piece.html : '')))
}
