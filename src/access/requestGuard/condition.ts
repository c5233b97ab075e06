import { badQuery } from './badQuery'
import type { Found } from '../../fieldAt'
import type { Limits } from './limits'

type Kind = 'choice' | 'date' | 'id' | 'number' | 'rich' | 'rows' | 'text' | 'truth' | 'none'

const EQUAL = ['equals', 'not_equals', 'exists'] as const
const ONE_OF = ['in', 'not_in'] as const
const ORDERED = ['greater_than', 'greater_than_equal', 'less_than', 'less_than_equal'] as const
const WORDS = ['like', 'not_like', 'contains'] as const

/** The operators of each kind of field. Dateline stores no coordinates, so there is no `near`. */
const OPERATORS: Readonly<Record<Kind, readonly string[]>> = {
  choice: [...EQUAL, ...ONE_OF, 'contains', 'like'],
  date: [...EQUAL, 'in', 'not_in', ...ORDERED],
  id: [...EQUAL, ...ONE_OF, ...ORDERED, ...WORDS],
  none: [],
  number: [...EQUAL, 'in', 'not_in', ...ORDERED],
  rich: ['exists', ...WORDS],
  rows: [],
  text: [...EQUAL, ...ONE_OF, ...WORDS],
  truth: ['equals', 'not_equals', 'exists'],
}

const KINDS: Readonly<Record<string, Kind>> = {
  array: 'rows',
  blocks: 'rows',
  checkbox: 'truth',
  code: 'text',
  date: 'date',
  email: 'text',
  group: 'none',
  join: 'id',
  json: 'rich',
  number: 'number',
  point: 'none',
  radio: 'choice',
  relationship: 'id',
  richText: 'rich',
  select: 'choice',
  tab: 'none',
  text: 'text',
  textarea: 'text',
  upload: 'id',
}

/** Field types with something below them. */
const CAN_GO_ON: ReadonlySet<string> = new Set([
  'array',
  'blocks',
  'group',
  'join',
  'relationship',
  'tab',
  'upload',
])

/** Rejects an operator that the field does not support, and a value that it cannot hold (400 `bad-query`). */
export function checkCondition({
  path,
  found,
  operator,
  value,
  limits,
}: {
  path: string
  found: Found | undefined
  operator: string
  value: unknown
  limits: Limits
}): void {
  const kind = kindAt(path, found)
  const operators =
    found?.isOfMany && OPERATORS[kind].includes('in') ? [...OPERATORS[kind], 'all'] : OPERATORS[kind]
  if (!operators.includes(operator)) {
    throw badQuery(
      `${path}.${operator}`,
      `${path.slice(0, 100)} does not support this operator. Supported: ${operators.join(', ') || 'none'}.`,
    )
  }
  const refuse = (message: string) => badQuery(`${path}.${operator}`, message)
  if (operator === 'exists') {
    if (!isTruth(value)) throw refuse('exists must be true or false.')
    return
  }
  const isList = operator === 'all' || (ONE_OF as readonly string[]).includes(operator)
  const values = valuesOf(value, isList)
  if (!isList && (Array.isArray(value) || values.length !== 1)) throw refuse(`${operator} takes one value.`)
  if (values.length > limits.values) throw refuse(`${operator} takes at most ${limits.values} values.`)
  const mustSayWhich = found?.rest.length === 0 && isOfSeveral(found)
  for (const each of values) {
    if (mustSayWhich && !isRelated(each)) throw refuse(`Query ${path}.value, or send relationTo and value.`)
    const said = isRelated(each) ? each.value : each
    if (!isScalar(said)) throw refuse('A value must be a text, a number, true or false.')
    if (typeof said === 'string' && said.length > limits.characters)
      throw refuse(`A value can have at most ${limits.characters} characters.`)
    if (typeof said === 'string' && said.includes('\0')) throw refuse('A value cannot contain a NUL.')
    if (!FITS[kind](said, operator)) throw refuse(`Must be ${NOUNS[kind]}.`)
  }
}

const isNothing = (value: unknown) => value === null || value === 'null' || value === ''
const isTruth = (value: unknown) => [true, false, 'true', 'false'].includes(value as never)
const isWords = (value: unknown, operator: string) =>
  typeof value === 'string' || !(WORDS as readonly string[]).includes(operator)

const FITS: Readonly<Record<Kind, (value: unknown, operator: string) => boolean>> = {
  choice: isWords,
  date: (value, operator) =>
    value instanceof Date
      ? Number.isFinite(value.getTime())
      : isNothing(value)
        ? !(ORDERED as readonly string[]).includes(operator)
        : isMoment(value),
  id: isWords,
  none: () => false,
  number: (value) => isNothing(value) || Number.isFinite(Number(value)),
  rich: isWords,
  rows: () => false,
  text: isWords,
  truth: (value) => isNothing(value) || isTruth(value),
}

const NOUNS: Readonly<Record<Kind, string>> = {
  choice: 'a text',
  date: 'a date, such as 2024-10-28 or 2024-10-28T12:00:00Z',
  id: 'a text',
  none: 'a value',
  number: 'a number',
  rich: 'a text',
  rows: 'a value',
  text: 'a text',
  truth: 'true or false',
}

function kindAt(path: string, found: Found | undefined): Kind {
  // `id` is not a field of a collection, and Payload rejects unknown fields.
  if (!found) return 'id'
  const { field, rest } = found
  const kind = KINDS[field.type] ?? 'none'
  if (rest.length === 0) return kind
  if (kind === 'rich') throw badQuery(path, 'Rich text can be queried only as a whole.')
  if (!CAN_GO_ON.has(field.type)) throw badQuery(path, 'This field has no fields below it.')
  // `topics.id`, `document.value`, or an unknown path.
  return 'id'
}

/** Like Payload, reads a comma-separated text of IDs as a list. */
function valuesOf(value: unknown, isList: boolean): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[]
  return isList && typeof value === 'string' ? value.split(',') : [value]
}

function isOfSeveral({ field }: Found): boolean {
  return 'relationTo' in field && Array.isArray(field.relationTo)
}

/** A relation to one of several collections states which. */
function isRelated(value: unknown): value is { value: unknown } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).sort().join() === 'relationTo,value' &&
    typeof (value as { relationTo: unknown }).relationTo === 'string'
  )
}

function isScalar(value: unknown): boolean {
  if (value === null || value instanceof Date) return true
  if (typeof value === 'number') return Number.isFinite(value)
  return typeof value === 'string' || typeof value === 'boolean'
}

/** Years of four digits: they sort as text, and both databases store them. */
function isMoment(value: unknown): boolean {
  const date = new Date(value as string | number)
  return (
    Number.isFinite(date.getTime()) &&
    date.getTime() >= 0 - 62_167_219_200_000 &&
    date.getUTCFullYear() <= 9999
  )
}
