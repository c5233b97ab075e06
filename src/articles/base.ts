import { Refusal } from '../errors'

/** Which version a save started from: none was named, whatever is stored, or one that was saved at one of these times. */
export type Base =
  { readonly kind: 'none' | 'any' } | { readonly kind: 'saved'; readonly at: readonly number[] }

const MESSAGE =
  'Name the version that this save started from by its updatedAt, in quotation marks, as in If-Match. "2024-10-28T14:30:00.000Z".'

/**
 * What a save says of the version it started from: `If-Match: "<updatedAt>"`, or `baseUpdatedAt` in the data where no
 * header can say it. The header goes first, and may name several (RFC 9110, section 13.1.1); `*` is whatever is stored.
 * Throws a Refusal (400 `bad-if-match`) for what is neither.
 */
export function baseOf({ header, field }: { header: string | null | undefined; field: unknown }): Base {
  if (header !== null && header !== undefined) return ofHeader(header)
  if (field === undefined || field === null || field === '') return { kind: 'none' }
  return { kind: 'saved', at: [timeOf(field, 'baseUpdatedAt')] }
}

function ofHeader(header: string): Base {
  const text = header.trim()
  if (text === '*') return { kind: 'any' }
  // A weak tag (`W/"…"`) matches nothing here: the comparison is the strong one.
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
