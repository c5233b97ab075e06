import { uploadId } from './uploadsIn'
import { replaceNodes, type RichText } from './walk'

/** Removes the pictures with these ids from a rich text. */
export function withoutUploads(richText: RichText, ids: ReadonlySet<string>): RichText {
  return replaceNodes(richText, (node) => (ids.has(uploadId(node) ?? '') ? [] : [node]))
}
