import { WireError } from './errors'

/** Values of parsed JSON that a reader looks into without trusting their types. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Text → its JSON value. Throws a WireError `truncated` or `malformed`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const isCut = /Unexpected end of JSON|Unterminated/.test(reason)
    throw new WireError({
      code: isCut ? 'truncated' : 'malformed',
      message: isCut
        ? 'The JSON ends before it is complete. Send it again.'
        : `The JSON is not well-formed: ${reason}.`,
      received: isCut ? 'the beginning of a JSON document' : 'JSON',
    })
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object at a key, or an empty one. */
export function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key]
  return isObject(value) ? value : {}
}

/** The objects in the list at a key; a single object is a list of one. Anything else is an empty list. */
export function objectsAt(object: JsonObject, key: string): readonly JsonObject[] {
  const value = object[key]
  return (Array.isArray(value) ? value : [value]).filter(isObject)
}

/** The first text among these keys, trimmed; a number counts as its digits. Empty without one. */
export function textAt(object: JsonObject, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = object[key]
    const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
    if (text !== '') return text
  }
  return ''
}

/** The texts in the list at a key; one text is a list of one. */
export function textsAt(object: JsonObject, key: string): readonly string[] {
  const value = object[key]
  return (Array.isArray(value) ? value : [value]).flatMap((each) =>
    typeof each === 'string' && each.trim() !== '' ? [each.trim()] : [],
  )
}

/** A whole number at a key, also as digits in a text; null otherwise. */
export function numberAt(object: JsonObject, key: string): number | null {
  const text = textAt(object, key)
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
