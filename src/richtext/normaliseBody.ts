import { pushLinkDown } from './pushLinkDown'
import { uploadId } from './uploadsIn'
import { isNode, type RichText, type RichTextNode } from './walk'

/**
 * A rich text as it is stored, from one that an editor or a program sent: every word and every picture stays. A link round blocks
 * becomes a link within each of them; a link without an address leaves its words; a picture that names none (one that could not
 * be pasted) is left out.
 */
export function normaliseBody<Body extends RichText>(body: Body): Body {
  const root = body?.root
  return isNode(root) ? { ...body, root: { ...root, children: normaliseAll(root.children) } } : body
}

function normaliseAll(nodes: readonly RichTextNode[] | undefined): RichTextNode[] {
  return Array.isArray(nodes) ? nodes.filter(isNode).flatMap(normalise) : []
}

function normalise(node: RichTextNode): RichTextNode[] {
  if (node.type === 'upload') return uploadId(node) ? [node] : []
  if (!node.children) return [node]
  const children = normaliseAll(node.children)
  if (node.type !== 'link' && node.type !== 'autolink') return [{ ...node, children }]
  return hasAddress(node) ? pushLinkDown({ link: node, children }) : children
}

function hasAddress({ fields }: RichTextNode): boolean {
  const { linkType, url } = (fields ?? {}) as { linkType?: unknown; url?: unknown }
  return linkType !== 'internal' && typeof url === 'string' && url.trim() !== ''
}
