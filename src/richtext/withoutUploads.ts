import type { RichText, RichTextNode } from './walk'
import { walk } from './walk'
import { uploadId } from './uploadsIn'

/** A rich text without the pictures of these ids. */
export function withoutUploads(richText: RichText, ids: ReadonlySet<string>): RichText {
  const copy = structuredClone(richText)
  for (const node of walk(copy)) {
    if (!node.children) continue
    const kept = node.children.filter((child) => !ids.has(uploadId(child) ?? ''))
    ;(node as { children: readonly RichTextNode[] }).children = kept
  }
  return copy
}
