import { defaultTreeAdapter, parse, type DefaultTreeAdapterMap } from 'parse5'

import { WireError } from '../errors'
import type { XmlElement, XmlNode } from '../xml'

/**
 * HTML → the tree that XML has, however broken the markup is. `line` is where the text begins in its file.
 *
 * @throws WireError `too-complex`
 */
export function parseHtml(text: string, line = 1): XmlElement {
  const depths = new WeakMap<object, number>()
  const document = parse(text, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      appendChild(parent, child) {
        const depth = (depths.get(parent) ?? 0) + 1
        if (depth > MOST_DEPTH) throw tooDeep(line)
        depths.set(child, depth)
        defaultTreeAdapter.appendChild(parent, child)
      },
    },
  })
  return { name: 'html', attributes: {}, children: nodesOf(document, line), line }
}

const MOST_DEPTH = 200

function nodesOf(parent: DefaultTreeAdapterMap['parentNode'], first: number): readonly XmlNode[] {
  return parent.childNodes.flatMap((node): XmlNode[] => {
    if (defaultTreeAdapter.isTextNode(node)) return [node.value]
    if (!defaultTreeAdapter.isElementNode(node)) return []
    return [
      {
        name: node.tagName,
        attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
        children: nodesOf(node, first),
        line: first - 1 + (node.sourceCodeLocation?.startLine ?? 1),
      },
    ]
  })
}

function tooDeep(line: number): WireError {
  return new WireError({
    code: 'too-complex',
    line,
    message: `The HTML has elements nested more than ${MOST_DEPTH} deep.`,
    received: 'HTML',
  })
}
