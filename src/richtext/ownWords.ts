import { isNodeType, type NodeType, type StoredNode } from './nodes'

/** The text of a node itself, without its children. */
export function ownWords(node: StoredNode): string {
  return isNodeType(node.type) ? WORDS[node.type](node) : textOf(node)
}

const WORDS: Readonly<Record<NodeType, (node: StoredNode) => string>> = {
  text: textOf,
  tab: textOf,
  linebreak: () => '\n',
  link: none,
  autolink: none,
  paragraph: none,
  heading: none,
  quote: none,
  list: none,
  listitem: none,
  upload: none,
}

function textOf({ text }: StoredNode): string {
  return typeof text === 'string' ? text : ''
}

function none(): string {
  return ''
}
