import type { Article } from '../../generated/payload-types'

type Body = Article['body']

interface Node {
  readonly type?: unknown
  readonly relationTo?: unknown
  readonly value?: unknown
  readonly children?: readonly Node[]
}

/** The ids of the pictures in a stored text. */
export function picturesIn(body: Body): string[] {
  const found: string[] = []
  const waiting: Node[] = body ? [body.root] : []
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isPicture(node) && typeof node.value === 'string') found.push(node.value)
    if (Array.isArray(node.children)) waiting.push(...node.children)
  }
  return found
}

/** The text with its pictures put in; those that are not there stay ids, which the mapping leaves out. */
export function withPictures(body: Body, pictureAt: (id: string) => unknown): Body {
  return body ? { ...body, root: replace(body.root, pictureAt) as NonNullable<Body>['root'] } : body
}

function replace(node: Node, pictureAt: (id: string) => unknown): Node {
  if (isPicture(node)) {
    return typeof node.value === 'string' ? { ...node, value: pictureAt(node.value) ?? node.value } : node
  }
  if (!Array.isArray(node.children)) return node
  return { ...node, children: node.children.map((child: Node) => replace(child, pictureAt)) }
}

const isPicture = (node: Node): boolean => node.type === 'upload' && node.relationTo === 'media'
