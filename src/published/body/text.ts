import type { BodyNode, PublishedBody } from './nodes'

/** The words of a body, a line for each paragraph, subhead, quotation and item of a list. */
export function renderBodyText(body: PublishedBody | null): string {
  return (body?.root.children ?? [])
    .map(toLines)
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

function toLines(node: BodyNode): string {
  switch (node.type) {
    case 'text':
      return node.text
    case 'linebreak':
      return '\n'
    case 'upload':
      return ''
    case 'list':
      return node.children.map(toLines).join('\n')
    case 'link':
      return node.children.map(toLines).join('')
    case 'paragraph':
    case 'heading':
    case 'quote':
    case 'listitem':
      return node.children
        .map((child) => (child.type === 'list' ? `\n${toLines(child)}` : toLines(child)))
        .join('')
  }
}
