import { uploadId } from './uploadsIn'
import { replaceNodes, type RichText } from './walk'

/** A rich text without the pictures of these ids. */
export function withoutUploads(richText: RichText, ids: ReadonlySet<string>): RichText {
  return replaceNodes(richText, (node) => (ids.has(uploadId(node) ?? '') ? [] : [node]))
}
