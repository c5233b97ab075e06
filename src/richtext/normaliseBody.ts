import { addressOf } from './linksIn'
import { isStored, type StoredNode } from './nodes'
import { pushLinkDown } from './pushLinkDown'
import { uploadId } from './uploadsIn'
import { childrenOf, replaceNodes, type RichText } from './walk'

/**
 * A rich text as it is stored, from one that an editor or a program sent: every word and every picture stays. A link round blocks
 * becomes a link within each of them; a link without an address leaves its words; a picture that names none (one that could not
 * be pasted) is left out.
 */
export function normaliseBody<Text extends RichText>(body: Text): Text {
  return replaceNodes(body, (node) => {
    if (isStored(node, 'upload')) return uploadId(node) ? [node] : []
    if (!isStored(node, 'link') || !node.children) return [node]
    return hasAddress(node) ? pushLinkDown({ link: node, children: childrenOf(node) }) : childrenOf(node)
  })
}

function hasAddress(link: StoredNode): boolean {
  const { linkType } = (link.fields ?? {}) as { linkType?: unknown }
  return linkType !== 'internal' && Boolean(addressOf(link)?.trim())
}
