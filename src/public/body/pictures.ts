import type { PublishedPicture } from '../schema/picture'
import type { Article } from '../../generated/payload-types'
import { isStored, type StoredNode } from '../../richtext/nodes'
import { replaceNodes, walk } from '../../richtext/walk'
import type { PublishedBody } from './nodes'
import { nodesIn } from './render'

type Body = Article['body']

/** The IDs of the pictures in a stored text that were not read with it. */
export function picturesIn(body: Body): string[] {
  return [...walk(body)].map(idToRead).filter((id) => id !== undefined)
}

/** Populates the pictures of a text; missing ones stay IDs, which the conversion omits. */
export function withPictures(body: Body, pictureAt: (id: string) => unknown): Body {
  return replaceNodes(body, (node) => {
    const id = idToRead(node)
    return [id === undefined ? node : { ...node, value: pictureAt(id) ?? id }]
  })
}

/** The pictures that readers see in a text, in order. */
export function picturesShownIn(body: PublishedBody | null): PublishedPicture[] {
  return [...nodesIn(body)].flatMap((node) => (node.type === 'upload' ? [node.value] : []))
}

function idToRead(node: StoredNode): string | undefined {
  const isId = isStored(node, 'upload') && node.relationTo === 'media' && typeof node.value === 'string'
  return isId ? String(node.value) : undefined
}
