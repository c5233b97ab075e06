import type { FlattenedField } from 'payload'

import { UNFIT } from '../words/letters'

/**
 * Writes every text of `data` in Unicode's composed form (NFC), in place: the same name is the same letters, whatever keyboard
 * wrote it. What no reader's program can hold (control characters, halves of characters) is left out, of rich text too, which otherwise
 * stays as it is.
 */
export function composeTexts({
  data,
  fields,
}: {
  data: Record<string, unknown>
  fields: readonly FlattenedField[]
}): void {
  for (const field of fields) {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined
    if (field.type === 'text' || field.type === 'textarea') {
      if (value !== undefined) data[field.name] = composed(value)
    } else if (field.type === 'richText') {
      cleanNodes(value)
    } else if ('flattenedFields' in field) {
      for (const each of Array.isArray(value) ? value : [value]) {
        if (isObject(each)) composeTexts({ data: each, fields: field.flattenedFields })
      }
    }
  }
}

function composed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(composed)
  return typeof value === 'string' ? value.replace(UNFIT, '').normalize('NFC') : value
}

/** Without recursion: it may be as deep as somebody sent it. */
function cleanNodes(richText: unknown): void {
  const waiting: unknown[] = [isObject(richText) ? richText.root : undefined]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (!isObject(node)) continue
    if (typeof node.text === 'string') node.text = node.text.replace(UNFIT, '')
    if (Array.isArray(node.children)) for (const child of node.children as unknown[]) waiting.push(child)
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
