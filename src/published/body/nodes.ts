import type { PublishedPicture } from '../../publicSchema/picture'
import { cleanText } from '../../words/cleanText'
import { toPicture, type AddressOf } from '../picture'
import { safeLink } from '../../richtext/safeLink'
import { pushLinkDown } from '../../richtext/pushLinkDown'

/** What a node has that says nothing to a reader, and that Lexical asks for. */
interface Element {
  readonly direction: null
  readonly format: ''
  readonly indent: 0
  readonly version: 1
}

export interface TextNode {
  readonly type: 'text'
  readonly text: string
  /** Lexical's bits: 1 is bold, 2 italic, 32 subscript, 64 superscript. */
  readonly format: number
  readonly detail: 0
  readonly mode: 'normal'
  readonly style: ''
  readonly version: 1
}

export interface LinkNode extends Element {
  readonly type: 'link'
  readonly fields: { readonly linkType: 'custom'; readonly url: string; readonly newTab: false }
  readonly children: readonly InlineNode[]
}

export type InlineNode = TextNode | LinkNode | { readonly type: 'linebreak'; readonly version: 1 }

export interface ListNode extends Element {
  readonly type: 'list'
  readonly tag: 'ul' | 'ol'
  readonly listType: 'bullet' | 'number'
  readonly start: number
  readonly children: readonly BodyNode[]
}

export interface UploadNode {
  readonly type: 'upload'
  readonly relationTo: 'media'
  readonly value: PublishedPicture
  readonly fields: null
  readonly format: ''
  readonly version: 3
}

interface Holder extends Element {
  readonly children: readonly BodyNode[]
}

/** Every kind of node that leaves: those of the body's editor, with what they need and no more. */
export type BodyNode =
  | InlineNode
  | ListNode
  | UploadNode
  | (Holder & { readonly type: 'paragraph' | 'quote' })
  | (Holder & { readonly type: 'heading'; readonly tag: 'h2' | 'h3' })
  | (Holder & { readonly type: 'listitem'; readonly value: number })

/** A rich text as readers get it; Payload's own converters to React read it as it is. */
export interface PublishedBody {
  readonly root: Holder & { readonly type: 'root' }
}

export const SUBSCRIPT = 32
export const SUPERSCRIPT = 64

const ELEMENT: Element = { direction: null, format: '', indent: 0, version: 1 }
const FORMATS = 1 | 2 | SUBSCRIPT | SUPERSCRIPT

/**
 * A stored rich text → the one that leaves, with every word that the editor shows. Nodes of other kinds are skipped, and so
 * are fields that are not named here; a link that is not http, https or mailto leaves its words, one round blocks is a link
 * within each; a picture that was not read with the story is left out.
 */
export function toBody(richText: unknown, addressOf: AddressOf): PublishedBody | null {
  const root = (richText as { root?: unknown } | null | undefined)?.root
  if (!isNode(root)) return null
  return { root: { ...ELEMENT, type: 'root', children: toNodes(root.children, addressOf) } }
}

interface StoredNode {
  readonly type: string
  readonly [field: string]: unknown
}

function toNodes(children: unknown, addressOf: AddressOf): BodyNode[] {
  return Array.isArray(children) ? children.filter(isNode).flatMap((child) => toNode(child, addressOf)) : []
}

function toNode(node: StoredNode, addressOf: AddressOf): BodyNode | BodyNode[] {
  const held = () => ({ ...ELEMENT, children: toNodes(node.children, addressOf) })
  switch (node.type) {
    case 'text':
      return toText(cleanText(node.text), node.format)
    case 'tab':
      return toText('\t', 0)
    case 'linebreak':
      return { type: 'linebreak', version: 1 }
    case 'paragraph':
    case 'quote':
      return { ...held(), type: node.type }
    case 'heading':
      return { ...held(), type: 'heading', tag: node.tag === 'h1' || node.tag === 'h2' ? 'h2' : 'h3' }
    case 'list':
      return { ...held(), ...toListKind(node), type: 'list' }
    case 'listitem':
      return { ...held(), type: 'listitem', value: toCount(node.value) }
    case 'link':
    case 'autolink':
      return toLink(node, held().children)
    case 'upload':
      return toUpload(node, addressOf)
    default:
      return []
  }
}

function toText(text: string, format: unknown): TextNode {
  const bits = typeof format === 'number' ? format & FORMATS : 0
  return { type: 'text', text, format: bits, detail: 0, mode: 'normal', style: '', version: 1 }
}

function toListKind({ listType, start }: StoredNode): Pick<ListNode, 'tag' | 'listType' | 'start'> {
  return listType === 'number'
    ? { tag: 'ol', listType, start: toCount(start) }
    : { tag: 'ul', listType: 'bullet', start: 1 }
}

function toLink({ fields }: StoredNode, children: readonly BodyNode[]): BodyNode[] {
  const url = safeLink((fields as { url?: unknown } | null | undefined)?.url)
  if (!url) return [...children]
  const link: LinkNode = {
    ...ELEMENT,
    type: 'link',
    fields: { linkType: 'custom', url, newTab: false },
    children: [],
  }
  return pushLinkDown({ link, children }) as BodyNode[]
}

function toUpload({ relationTo, value }: StoredNode, addressOf: AddressOf): BodyNode[] {
  const picture = relationTo === 'media' ? toPicture(value, addressOf) : null
  if (!picture) return []
  return [{ type: 'upload', relationTo: 'media', value: picture, fields: null, format: '', version: 3 }]
}

function toCount(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 1
}

function isNode(value: unknown): value is StoredNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** Whether a node stands within a line. */
export function isInline(node: BodyNode): node is InlineNode {
  return node.type === 'text' || node.type === 'linebreak' || node.type === 'link'
}
