import { escapeHTML } from '../escapeHTML'
import { renderFigure } from '../figure'
import {
  isInline,
  SUBSCRIPT,
  SUPERSCRIPT,
  type BodyNode,
  type InlineNode,
  type ListNode,
  type PublishedBody,
} from './nodes'

/** A body as HTML: well-formed as XML is, its blocks a line each, nothing in it that runs. Empty without a body. */
export function renderBodyHTML(body: PublishedBody | null): string {
  return renderBlocks(body?.root.children ?? [], 'p').join('\n')
}

/** Blocks as they are; words between them in a paragraph of their own, so that no block stands within one. */
function renderBlocks(nodes: readonly BodyNode[], tag: 'p' | 'h2' | 'h3'): string[] {
  const blocks: string[] = []
  let line: InlineNode[] = []
  const closeLine = () => {
    const words = renderInline(line)
    if (words.trim() !== '') blocks.push(`<${tag}>${words}</${tag}>`)
    line = []
  }
  for (const node of nodes) {
    if (isInline(node)) {
      line.push(node)
    } else {
      closeLine()
      blocks.push(...renderBlock(node))
    }
  }
  closeLine()
  return blocks
}

function renderBlock(node: Exclude<BodyNode, InlineNode>): string[] {
  switch (node.type) {
    case 'paragraph':
      return renderBlocks(node.children, 'p')
    case 'heading':
      return renderBlocks(node.children, node.tag)
    case 'quote': {
      const held = renderBlocks(node.children, 'p').join('')
      return held ? [`<blockquote>${held}</blockquote>`] : []
    }
    case 'list':
      return renderList(node)
    case 'listitem':
      return renderBlocks(node.children, 'p')
    case 'upload':
      return [renderFigure(node.value)]
  }
}

/** Lexical keeps a list within a list in an item of its own; in print it belongs to the item above. */
function renderList({ tag, start, children }: ListNode): string[] {
  const items: string[] = []
  for (const child of children) {
    const held = child.type === 'listitem' ? child.children : [child]
    const isDeeper = held.length > 0 && held.every(({ type }) => type === 'list')
    const html = renderItem(held)
    if (html === '') continue
    if (isDeeper && items.length > 0) items.push(`${items.pop()}${html}`)
    else items.push(html)
  }
  if (items.length === 0) return []
  const from = tag === 'ol' && start > 1 ? ` start="${start}"` : ''
  return [`<${tag}${from}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`]
}

/** The words that an item begins with stand in it as they are; what comes after a block stands in a paragraph. */
function renderItem(held: readonly BodyNode[]): string {
  const firstBlock = held.findIndex((node) => !isInline(node))
  const lead = (firstBlock < 0 ? held : held.slice(0, firstBlock)).filter(isInline)
  const rest = firstBlock < 0 ? [] : held.slice(firstBlock)
  return renderInline(lead).trim() + renderBlocks(rest, 'p').join('')
}

/** The innermost first. */
const TAGS = [
  [SUBSCRIPT, 'sub'],
  [SUPERSCRIPT, 'sup'],
  [2, 'em'],
  [1, 'strong'],
] as const

function renderInline(nodes: readonly InlineNode[]): string {
  return nodes.map(renderWords).join('')
}

function renderWords(node: InlineNode): string {
  switch (node.type) {
    case 'linebreak':
      return '<br />'
    case 'link': {
      const rel = node.fields.url.startsWith('mailto:') ? '' : ' rel="noopener"'
      return `<a href="${escapeHTML(node.fields.url)}"${rel}>${renderInline(node.children)}</a>`
    }
    case 'text': {
      let html = escapeHTML(node.text)
      for (const [bit, tag] of TAGS) if (node.format & bit) html = `<${tag}>${html}</${tag}>`
      return html
    }
  }
}
