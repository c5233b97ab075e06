import { idOf } from '../relations'
import { walk, type RichText, type RichTextNode } from './walk'

/** The ids of the pictures inside a rich text. */
export function uploadsIn(richText: RichText): string[] {
  return [...walk(richText)].map(uploadId).filter((id) => id !== undefined)
}

/** The id of the picture that a node shows, if it is a picture. */
export function uploadId(node: RichTextNode): string | undefined {
  return node?.type === 'upload' ? idOf(node.value) : undefined
}
