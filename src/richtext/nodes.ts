import {
  ADDRESS,
  children,
  choice,
  constant,
  COUNT,
  flags,
  group,
  PICTURE,
  TEXT,
  type Field,
  type Fields,
} from './fields'

/** A node of a stored rich text (Lexical's editor state as JSON): its type and its other properties. */
export interface StoredNode {
  readonly type: string
  readonly [field: string]: unknown
}

export interface NodeKind {
  /** Position: within a line, at the top level or in a block, or only in a list. */
  readonly level: 'inline' | 'block' | 'item'
  /** Allowed children: none, inline nodes, or list items. */
  readonly holds: 'nothing' | 'words' | 'items'
  /** The public fields; others stay private. The order matters, since editions are compared as JSON. */
  readonly fields: Fields
  /** Returns the values that the fields are derived from, if these are not stored under the same names. */
  readonly read?: (node: StoredNode) => Readonly<Record<string, unknown>>
}

/** Text formats: Lexical's bits. */
export const FORMATS = { bold: 1, italic: 2, subscript: 32, superscript: 64 } as const

/** Further properties of a node with children: they mean nothing to a reader, but Lexical requires them. */
const ELEMENT = {
  direction: constant(null),
  format: constant(''),
  indent: constant(0),
  version: constant(1),
} as const

const HOLDER = { ...ELEMENT, children: children('any') } as const

const text = {
  level: 'inline',
  holds: 'nothing',
  fields: {
    type: constant('text'),
    text: TEXT,
    format: flags(FORMATS),
    detail: constant(0),
    mode: constant('normal'),
    style: constant(''),
    version: constant(1),
  },
} as const

const link = {
  level: 'inline',
  holds: 'words',
  fields: {
    ...ELEMENT,
    type: constant('link'),
    fields: group({ linkType: constant('custom'), url: ADDRESS, newTab: constant(false) }),
    children: children('inline'),
  },
} as const

/**
 * Every type of node in a body: the nodes of the features in `fields/editor`. The public types, their schema, and the cleaning of stored
 * nodes are derived from it; code that renders or checks nodes must have a function for each type to compile.
 */
export const NODES = {
  text,
  tab: { ...text, read: () => ({ text: '\t' }) },
  linebreak: {
    level: 'inline',
    holds: 'nothing',
    fields: { type: constant('linebreak'), version: constant(1) },
  },
  link,
  autolink: link,
  paragraph: { level: 'block', holds: 'words', fields: { ...HOLDER, type: constant('paragraph') } },
  heading: {
    level: 'block',
    holds: 'words',
    fields: { ...HOLDER, type: constant('heading'), tag: choice('h2', 'h3') },
    read: ({ tag }) => ({ tag: tag === 'h1' ? 'h2' : tag }),
  },
  quote: { level: 'block', holds: 'words', fields: { ...HOLDER, type: constant('quote') } },
  list: {
    level: 'block',
    holds: 'items',
    fields: {
      ...HOLDER,
      tag: choice('ol', 'ul'),
      listType: choice('number', 'bullet'),
      start: COUNT,
      type: constant('list'),
    },
    read: ({ listType, start }) => (listType === 'number' ? { listType, tag: 'ol', start } : {}),
  },
  listitem: {
    level: 'item',
    holds: 'words',
    fields: { ...HOLDER, type: constant('listitem'), value: COUNT },
  },
  upload: {
    level: 'block',
    holds: 'nothing',
    fields: {
      type: constant('upload'),
      relationTo: constant('media'),
      value: PICTURE,
      fields: constant(null),
      format: constant(''),
      version: constant(3),
    },
    // A record of another collection is not a picture.
    read: ({ relationTo, value }) => (relationTo === 'media' ? { value } : {}),
  },
} as const satisfies Readonly<Record<string, NodeKind>>

export const ROOT = { ...ELEMENT, type: constant('root'), children: children('any') } as const

/** The types of nodes as they are stored. */
export type NodeType = keyof typeof NODES

/** A public node, with `Picture` for a picture. */
export type BodyNode<Picture> = {
  readonly [Type in NodeType]: Shape<(typeof NODES)[Type]['fields'], Picture>
}[NodeType]

/** A public rich text; Payload's own converters to React can read it. */
export interface Body<Picture> {
  readonly root: Shape<typeof ROOT, Picture>
}

type Shape<Shaped extends Fields, Picture> = {
  readonly [Name in keyof Shaped]: Values<Shaped[Name], Picture>[Shaped[Name]['kind']]
}

/** The value of a field, by its kind. */
interface Values<Of extends Field, Picture> {
  readonly constant: Of extends { value: infer Value } ? Value : never
  readonly choice: Of extends { values: readonly (infer Value)[] } ? Value : never
  readonly text: string
  readonly flags: number
  readonly count: number
  readonly address: string
  readonly picture: Picture
  readonly group: Of extends { fields: infer Grouped extends Fields } ? Shape<Grouped, Picture> : never
  readonly children: Of extends { of: 'inline' }
    ? readonly InlineNode<Picture>[]
    : readonly BodyNode<Picture>[]
}

type InlineType = {
  [Type in NodeType]: (typeof NODES)[Type]['level'] extends 'inline' ? Type : never
}[NodeType]

/** A public node within a line. */
type InlineNode<Picture> = Extract<BodyNode<Picture>, { readonly type: InlineType }>

/** A type of node that starts a line of its own and contains inline nodes. */
export type TextblockType = {
  [Type in NodeType]: (typeof NODES)[Type] extends { level: 'block' | 'item'; holds: 'words' } ? Type : never
}[NodeType]

/** The definition of a node's type; undefined for an unknown type. */
export function kindOf({ type }: StoredNode): NodeKind | undefined {
  return isNodeType(type) ? NODES[type] : undefined
}

export function isNodeType(type: string): type is NodeType {
  return Object.hasOwn(NODES, type)
}

/** Whether a node becomes this type when public: an autolink becomes a link. */
export function isStored(node: StoredNode, as: BodyNode<unknown>['type']): boolean {
  const type = kindOf(node)?.fields.type
  return type?.kind === 'constant' && type.value === as
}

/** Whether a node starts a line of its own and contains inline nodes. */
export function isTextblock(node: StoredNode): boolean {
  const kind = kindOf(node)
  return kind !== undefined && kind.level !== 'inline' && kind.holds === 'words'
}

/** Whether a node is inline and has no children. */
export function isWord(node: StoredNode): boolean {
  const kind = kindOf(node)
  return kind?.level === 'inline' && kind.holds === 'nothing'
}
