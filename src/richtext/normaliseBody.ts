import { addressOf } from './linksIn'
import { isStored, type StoredNode } from './nodes'
import { pushLinkDown } from './pushLinkDown'
import { uploadId } from './uploadsIn'
import { childrenOf, replaceNodes, type RichText } from './walk'

/**
 * Normalises a rich text from an editor or a client for storage: keeps every word and every picture. A link around blocks becomes a link
 * within each of them; a link without a URL is reduced to its words; a picture without an id (one that could not be pasted) is removed.
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
