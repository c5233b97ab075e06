import { Refusal } from '../../errors'

export type JsonObject = Readonly<Record<string, unknown>>

/** A block quote in a list in a body is some twenty levels deep; the deepest body accepted (richText/shape) is 110. */
export const MAX_JSON_DEPTH = 128

/** Values and commas determine the cost of parsing; a story of 40,000 words in 2,000 paragraphs has some 50,000. */
export const MAX_JSON_VALUES = 60_000

/**
 * Parses a JSON object (RFC 8259). Checks depth and size before anything is built.
 * Throws a Refusal (400) for bytes that are not UTF-8, not JSON, not an object, too deep, too large, or contain text
 * that no database stores unchanged: NUL, a lone surrogate, a key named `__proto__`.
 */
export function readJsonObject(bytes: Uint8Array): JsonObject {
  const text = decode(bytes)
  refuseDepth(bytes)
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw bad('bad-json', 'The body must be a JSON object: { … }.', kindOf(value))
  }
  // The key name excepted, what is rejected can only occur escaped in UTF-8.
  if (/\\u|__proto__/.test(text)) refuseOddTexts(value)
  return value as JsonObject
}

/** Returns why a database cannot store a text, or undefined. */
export function oddityOf(text: string): string | undefined {
  if (text.includes('\0')) return 'contains a NUL character'
  if (!text.isWellFormed()) return 'contains half a character (a lone surrogate)'
  return undefined
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes)
  } catch {
    throw bad('bad-encoding', 'The body is not UTF-8. Send it as UTF-8.')
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPENING: ReadonlySet<number> = new Set([0x7b, 0x5b])
const CLOSING: ReadonlySet<number> = new Set([0x7d, 0x5d])

/** Counts without building: no byte of a longer UTF-8 character equals one of these. */
function refuseDepth(bytes: Uint8Array): void {
  let depth = 0
  let values = 1
  let isInString = false
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (isInString) {
      if (byte === BACKSLASH) at += 1
      else if (byte === QUOTE) isInString = false
      continue
    }
    if (byte === QUOTE) isInString = true
    else if (byte === COMMA) values += 1
    else if (OPENING.has(byte)) {
      depth += 1
      values += 1
    } else if (CLOSING.has(byte)) depth -= 1
    if (depth > MAX_JSON_DEPTH) {
      throw bad('too-deep', `The body is nested more than ${MAX_JSON_DEPTH} levels deep.`)
    }
    if (values > MAX_JSON_VALUES) {
      throw bad('too-many-values', `The body has more than ${MAX_JSON_VALUES} values. Send it in parts.`)
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw bad('bad-json', `The body is not JSON: ${(error as SyntaxError).message.slice(0, 120)}.`)
  }
}

function refuseOddTexts(root: object): void {
  const waiting: unknown[] = [root]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string') refuseOddText(value)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, each] of Object.entries(value)) {
      refuseOddText(key)
      if (key === '__proto__') throw bad('bad-json', 'The body has a key named __proto__. Leave it out.')
      waiting.push(each)
    }
  }
}

function refuseOddText(text: string): void {
  const oddity = oddityOf(text)
  if (oddity) throw bad('bad-text', `A text in the body ${oddity}. Leave it out.`)
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function bad(code: string, message: string, received?: string): Refusal {
  return new Refusal({ status: 400, code, message, received })
}
