import { defaultTreeAdapter, Parser, type DefaultTreeAdapterMap } from 'parse5'

import { WireError } from '../errors'
import type { XmlElement, XmlNode } from '../xml'

/**
 * HTML → the tree that XML has, however broken the markup is. `line` is where the text begins in its file.
 *
 * @throws WireError `too-complex`
 */
export function parseHtml(text: string, line = 1): XmlElement {
  const depths = new WeakMap<object, number>()
  const count = (parent: object, child: object) => {
    const depth = (depths.get(parent) ?? 0) + 1
    if (depth > MOST_DEPTH) throw tooDeep(line)
    depths.set(child, depth)
  }
  const lines = new WeakMap<object, number>()
  const parser = new Parser<DefaultTreeAdapterMap>({
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement(name, namespace, attributes) {
        const element = defaultTreeAdapter.createElement(name, namespace, attributes)
        // parse5's own locations cost more than the rest of its work.
        lines.set(element, line - 1 + parser.tokenizer.preprocessor.line)
        return element
      },
      appendChild(parent, child) {
        count(parent, child)
        defaultTreeAdapter.appendChild(parent, child)
      },
      insertBefore(parent, child, next) {
        count(parent, child)
        defaultTreeAdapter.insertBefore(parent, child, next)
      },
    },
  })
  parser.tokenizer.write(text, true)
  return { name: 'html', attributes: {}, children: nodesOf(parser.document, 0), line }

  function nodesOf(parent: DefaultTreeAdapterMap['parentNode'], depth: number): readonly XmlNode[] {
    // What has been moved into place after it was read is deeper than it was counted.
    if (depth > MOST_DEPTH) throw tooDeep(line)
    const nodes: XmlNode[] = []
    for (const node of parent.childNodes) {
      if (defaultTreeAdapter.isTextNode(node)) nodes.push(node.value)
      else if (defaultTreeAdapter.isElementNode(node)) {
        nodes.push({
          name: node.tagName,
          attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
          children: nodesOf(node, depth + 1),
          line: lines.get(node) ?? line,
        })
      }
    }
    return nodes
  }
}

const MOST_DEPTH = 200

function tooDeep(line: number): WireError {
  return new WireError({
    code: 'too-complex',
    line,
    message: `The HTML has elements nested more than ${MOST_DEPTH} deep.`,
    received: 'HTML',
  })
}
