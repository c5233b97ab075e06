import { walk, type RichText } from './walk'

/** The ids of the pictures inside a rich text. */
export function uploadsIn(richText: RichText): string[] {
  const ids: string[] = []
  for (const node of walk(richText)) {
    if (node.type !== 'upload' || node.value === null || node.value === undefined) continue
    const id = typeof node.value === 'object' ? (node.value as { id?: unknown }).id : node.value
    if (id !== undefined) ids.push(String(id))
  }
  return ids
}
