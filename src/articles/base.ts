import { Refusal } from '../errors'

/** The version that a save started from: `none` if not stated, `any` for the stored one, or a version saved at one of these times. */
export type Base =
  { readonly kind: 'none' | 'any' } | { readonly kind: 'saved'; readonly at: readonly number[] }

const MESSAGE =
  'Send the updatedAt of the version that you edited, in quotation marks, such as If-Match: "2024-10-28T14:30:00.000Z".'

/**
 * The version that a save started from, as stated by the client: `If-Match: "<updatedAt>"`, or `baseUpdatedAt` in the data for clients that
 * cannot set the header. The header takes precedence and may contain several values (RFC 9110, section 13.1.1); `*` matches the stored
 * version. Throws a Refusal (400 `bad-if-match`) for an invalid value.
 */
export function baseOf({ header, field }: { header: string | null | undefined; field: unknown }): Base {
  if (header !== null && header !== undefined) return ofHeader(header)
  if (field === undefined || field === null || field === '') return { kind: 'none' }
  return { kind: 'saved', at: [timeOf(field, 'baseUpdatedAt')] }
}

function ofHeader(header: string): Base {
  const text = header.trim()
  if (text === '*') return { kind: 'any' }
  // A weak tag (`W/"…"`) is invalid: If-Match uses strong comparison.
  if (!/^"[^"]*"(\s*,\s*"[^"]*")*$/.test(text)) throw bad(text)
  const tags = [...text.matchAll(/"([^"]*)"/g)].map(([, tag]) => tag)
  return { kind: 'saved', at: tags.map((tag) => timeOf(tag)) }
}

function timeOf(value: unknown, path?: string): number {
  const isDate = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(value)
  const time = isDate ? Date.parse(value) : Number.NaN
  if (Number.isNaN(time)) throw bad(value, path)
  return time
}

function bad(received: unknown, path?: string): Refusal {
  const shown = typeof received === 'string' ? received.slice(0, 100) : undefined
  return new Refusal({ status: 400, code: 'bad-if-match', message: MESSAGE, received: shown, path })
}
