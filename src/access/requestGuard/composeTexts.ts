import type { FlattenedField } from 'payload'

import { UNFIT } from '../../words/letters'

/**
 * Normalises every text of `data` to Unicode NFC, in place, so that the same name has the same characters whatever
 * keyboard typed it. Removes characters that clients cannot process (control characters, lone surrogates), also from
 * rich text, which is otherwise unchanged.
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

/** Not recursive: the depth is up to the sender. */
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
