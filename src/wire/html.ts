import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5'

import type { XmlElement, XmlNode } from './xml'

type Node = DefaultTreeAdapterTypes.ChildNode

/** Deeper elements are read as if they stood here: their text is kept. */
const DEPTH = 200

/**
 * HTML as sent in feeds, mail, JSON and XML → a tree of elements under one root named `html`. Never fails: HTML has no syntax errors. `line` is
 * where the text begins in its file.
 */
export function parseHtml(text: string, line = 1): XmlElement {
  const fragment = parseFragment(text, { sourceCodeLocationInfo: true })
  return { name: 'html', attributes: {}, children: toNodes(fragment.childNodes, line), line }
}

/** A loop instead of recursion: markup may be nested as deep as it is long. */
function toNodes(roots: readonly Node[], first: number): readonly XmlNode[] {
  const out: XmlNode[] = []
  const stack: { node: Node; into: XmlNode[]; depth: number }[] = []
  const push = (nodes: readonly Node[], into: XmlNode[], depth: number) => {
    for (let at = nodes.length - 1; at >= 0; at -= 1) stack.push({ node: nodes[at]!, into, depth })
  }
  push(roots, out, 0)
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, into, depth } = next
    if ('value' in node) into.push(node.value)
    else if ('tagName' in node) {
      const children: XmlNode[] = []
      const content = 'content' in node ? node.content.childNodes : node.childNodes
      const isTooDeep = depth >= DEPTH
      if (!isTooDeep) {
        into.push({
          name: node.tagName,
          attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
          children,
          line: first - 1 + (node.sourceCodeLocation?.startLine ?? 1),
        })
      }
      push(content, isTooDeep ? into : children, isTooDeep ? depth : depth + 1)
    }
  }
  return out
}
