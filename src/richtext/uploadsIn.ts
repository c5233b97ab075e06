import { idOf } from '../relations'
import { isStored, type StoredNode } from './nodes'
import { walk, type RichText } from './walk'

/** The ids of the pictures inside a rich text. */
export function uploadsIn(richText: RichText): string[] {
  return [...walk(richText)].map(uploadId).filter((id) => id !== undefined)
}

/** The id of the picture that a node shows, if it is a picture. */
export function uploadId(node: StoredNode): string | undefined {
  return isStored(node, 'upload') ? idOf(node.value) : undefined
}
