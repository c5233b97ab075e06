import type { FieldKinds } from '../../richtext/fields'
import { isNodeType, kindOf, NODES, type NodeKind, type NodeType } from '../../richtext/nodes'
import { steps } from '../../richtext/walk'
import { oddityOf, type JsonObject } from './bodyJson'

/** Payload and the panel process rich text recursively; nested lists in a quote are some ten levels deep. */
export const MAX_RICH_TEXT_DEPTH = 50
export const MAX_RICH_TEXT_NODES = 20_000
export const MAX_RICH_TEXT_LENGTH = 2_000_000
export const MAX_RICH_TEXT_PICTURES = 200

interface Node extends JsonObject {
  readonly type: string
}

type Check = (node: Node, isId: (value: unknown) => boolean) => string | undefined

/** Checks what a node of each type must have besides its children. */
const CHECKS: Readonly<Record<NodeType, Check>> = {
  text: ({ text }) => (typeof text === 'string' ? oddityOf(text) : 'has a text that is not a string'),
  tab: ({ text }) =>
    isAbsent(text) || typeof text === 'string' ? undefined : 'has a tab whose text is not a string',
  linebreak: nothing,
  link: checkLink,
  autolink: checkLink,
  paragraph: nothing,
  heading: ({ tag }) =>
    isAmong(NODES.heading.fields.tag, tag) ? undefined : 'has a subhead that is neither h2 nor h3',
  quote: nothing,
  list: ({ children, listType, tag }) =>
    isEach(children, 'item') &&
    isAmong(NODES.list.fields.listType, listType) &&
    isAmong(NODES.list.fields.tag, tag)
      ? undefined
      : 'has a list that is neither bulleted nor numbered, or that contains something other than items',
  listitem: nothing,
  // A node without a picture is accepted, so that it can be pasted; it is removed on save (`richtext/normaliseBody`).
  upload: ({ fields, relationTo, value }, isId) =>
    isAbsent(value) ||
    value === '' ||
    (relationTo === 'media' &&
      isId(isObject(value) ? value.id : value) &&
      (isAbsent(fields) || isObject(fields)))
      ? undefined
      : 'has a picture without a valid id',
}

/**
 * Returns why a value is not a rich text of the body's editor (Lexical's editor state as JSON), as the end of a
 * sentence that begins with the field's name; or undefined.
 */
export function richTextMisfit(value: unknown, isId: (value: unknown) => boolean): string | undefined {
  if (!isObject(value) || !isNode(value.root) || value.root.type !== 'root') {
    return 'is not rich text: send { root: { type: "root", children: […] } }'
  }
  let nodes = 0
  let length = 0
  let pictures = 0
  for (const { node, at, depth } of steps([value.root], nodesWithin)) {
    if (at === 'end') continue
    nodes += 1
    if (typeof node.text === 'string') length += node.text.length
    if (node.type === 'upload') pictures += 1
    if (depth > MAX_RICH_TEXT_DEPTH) return `is nested more than ${MAX_RICH_TEXT_DEPTH} levels deep`
    if (nodes > MAX_RICH_TEXT_NODES) return `has more than ${MAX_RICH_TEXT_NODES} nodes`
    if (length > MAX_RICH_TEXT_LENGTH) return `has more than ${MAX_RICH_TEXT_LENGTH} characters`
    if (pictures > MAX_RICH_TEXT_PICTURES) return `has more than ${MAX_RICH_TEXT_PICTURES} pictures`
    const misfit = node === value.root ? rootMisfit(node) : nodeMisfit(node, isId)
    if (misfit) return misfit
    if (!heldBy(node).every(isPart)) return 'has a child that is not a text node'
  }
  return undefined
}

function rootMisfit(root: Node): string | undefined {
  if (!Array.isArray(root.children)) return 'has a root without children'
  if (!isFormed(root)) return 'has a root with invalid properties'
  return isEach(root.children, 'block')
    ? undefined
    : 'has something other than blocks of text and pictures at its top level'
}

function nodeMisfit(node: Node, isId: (value: unknown) => boolean): string | undefined {
  const { type } = node
  if (!isNodeType(type)) return `has a node of an unknown type (${type.slice(0, 40)})`
  if (NODES[type].holds !== 'nothing' && !Array.isArray(node.children))
    return `has a ${type} without children`
  return isFormed(node) ? CHECKS[type](node, isId) : `has a ${type} with invalid properties`
}

/** Checks the properties that any node may have, as the editor writes them. */
function isFormed(node: Node): boolean {
  const { direction, format, id, indent } = node
  return (
    (isAbsent(direction) || direction === 'ltr' || direction === 'rtl') &&
    (isAbsent(format) || typeof format === 'string' || isCount(format)) &&
    (isAbsent(id) || typeof id === 'string') &&
    (isAbsent(indent) || (isCount(indent) && indent <= MAX_RICH_TEXT_DEPTH)) &&
    NUMBERS.every((name) => isAbsent(node[name]) || isCount(node[name])) &&
    WORDS.every((name) => isAbsent(node[name]) || typeof node[name] === 'string')
  )
}

const NUMBERS = ['detail', 'start', 'textFormat', 'version'] as const
const WORDS = ['mode', 'style', 'textStyle'] as const

/** A link without an address is reduced to its words on save (`richtext/normaliseBody`), as are Word's anchors. */
function checkLink({ fields }: Node): string | undefined {
  if (!isObject(fields) || fields.linkType === 'internal')
    return 'has a link that does not lead to an address'
  if (isAbsent(fields.url)) return undefined
  return typeof fields.url === 'string' ? oddityOf(fields.url) : 'has a link whose address is not a string'
}

function nothing(): undefined {
  return undefined
}

const heldBy = ({ children }: Node): readonly unknown[] => (Array.isArray(children) ? children : [])
const nodesWithin = (node: Node): readonly Node[] => heldBy(node).filter(isNode)
const isPart = (value: unknown): boolean => isNode(value) && value.type !== 'root'

function isEach(children: unknown, level: NodeKind['level']): boolean {
  return Array.isArray(children) && children.every((child) => isNode(child) && kindOf(child)?.level === level)
}

function isAmong({ values }: FieldKinds['choice'], value: unknown): boolean {
  return values.some((each) => each === value)
}

function isNode(value: unknown): value is Node {
  return isObject(value) && typeof value.type === 'string'
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null
