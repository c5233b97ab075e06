import type { Where } from 'payload'

import { fieldAt, relatedCollection, segments, type FieldsOf, type Found } from '../../fieldAt'

/** A condition on a field with several rows or on a related record, in positive form. */
export type RowCondition = {
  /** Whether the condition is negated: no row may match. */
  readonly isDenied: boolean
  /** The field with the rows (`topics`, `authors.creditedAs`), or the relation (`authors.author`). */
  readonly path: string
} & (
  | { readonly of: 'row'; readonly found: Found; readonly operator: string; readonly value: unknown }
  /** A condition on the related collection, including the caller's read access. */
  | { readonly of: 'related'; readonly collection: string; readonly where: Where }
)

/** Renders a condition for one database engine. */
export type Render = (condition: RowCondition) => Where | Promise<Where>

interface Asked {
  readonly fields: Parameters<typeof fieldAt>[0]['fields']
  readonly fieldsOf: FieldsOf
  readonly render: Render
}

/**
 * Gives `where` the same meaning on every engine for fields with several rows (`topics`, `authors.creditedAs`) and for fields of related
 * records (`topics.slug`): a condition holds if **one of the rows** matches, its negation (`not_equals`, `not_in`, `not_like`,
 * `exists: false`) if **none** does, and two conditions may match two different rows.
 *
 * Upstream, Payload 3.90.2: on SQLite a negation means "another row is something else", and two `equals` on one field share a join and find
 * nothing. On every engine Payload checks read access to the person in a row separately from the condition. Why that is wrong here: a list
 * of stories without a topic contains stories with it, and access to one person can allow a match on the name of another.
 * Upstream issue: https://github.com/payloadcms/payload/issues/5212 (MongoDB, relations, closed); none known for SQLite.
 * On upgrade: does Payload still add the access conditions on related records beside the condition (`and`) or as `{ contains: { and } }`?
 */
export async function withRowConditions(where: Where, asked: Asked): Promise<Where> {
  const rights = new Set<Where>()
  const beside = Array.isArray(where.and) ? where.and : []
  const parts: Where[] = []
  for (const [path, conditions] of Object.entries(where)) {
    if (Array.isArray(conditions) || typeof conditions !== 'object' || conditions === null) continue
    for (const [operator, value] of Object.entries(conditions)) {
      parts.push(await whereOf({ question: { path, operator, value }, beside, rights, asked }))
    }
  }
  for (const [key, list] of Object.entries(where)) {
    if (!Array.isArray(list)) continue
    const kept = list.filter((each) => !rights.has(each))
    if (kept.length === 0 && list.length > 0) continue
    parts.push({ [key]: await Promise.all(kept.map((each) => withRowConditions(each, asked))) })
  }
  return joined('and', parts)
}

interface Question {
  readonly path: string
  readonly operator: string
  readonly value: unknown
}

async function whereOf({
  question,
  beside,
  rights,
  asked,
}: {
  question: Question
  /** The sibling conditions in `and`, where Payload adds the access conditions of related records. */
  beside: readonly Where[]
  /** Collects the access conditions that the result already includes. */
  rights: Set<Where>
  asked: Asked
}): Promise<Where> {
  const nested = nestedIn(question)
  const { path, operator, value } = nested?.question ?? question
  const found = fieldAt({ path: segments(path), ...asked })
  if (!found) return { [path]: { [operator]: value } }
  const relation = found.through?.path ?? ''
  const outside = found.through ? beside.filter((each) => isBehind(each, relation)) : []
  outside.forEach((each) => rights.add(each))
  const scope = nested?.scope ?? outside.map((each) => withoutPrefix(each, relation))
  const { by, asks } = read({ operator, value, found })
  // As in MongoDB: `all` with an empty list matches no record.
  if (asks.length === 0) return { id: { exists: false } }
  return joined(by, await Promise.all(asks.map((ask) => render({ path, found, ask, scope, asked }))))
}

async function render({
  path,
  found,
  ask: { operator, value, isDenied },
  scope,
  asked,
}: {
  path: string
  found: Found
  ask: Ask
  scope: readonly Where[]
  asked: Asked
}): Promise<Where> {
  if (found.through) {
    const { path: relation, collection, rest } = found.through
    const where = joined('and', [{ [rest]: { [operator]: value } }, ...scope])
    return asked.render({ of: 'related', path: relation, collection, where, isDenied })
  }
  const own = isRelationId(found) ? path.replace(/(\.|__)id$/, '') : path
  if (found.isOfMany) return asked.render({ of: 'row', path: own, found, operator, value, isDenied })
  if (operator === 'exists') return { [own]: { exists: !isDenied } }
  return { [own]: { [isDenied ? (DENIAL_OF[operator] ?? operator) : operator]: value } }
}

/** One condition in positive form: `not_in` is the negation of `in`, and `equals: null` that of `exists`. */
interface Ask {
  readonly operator: string
  readonly value: unknown
  readonly isDenied: boolean
}

/** The negated operator of each operator that has one. */
export const DENIAL_OF: Readonly<Record<string, string>> = {
  equals: 'not_equals',
  in: 'not_in',
  like: 'not_like',
}
const DENIED: Readonly<Record<string, string>> = { not_equals: 'equals', not_in: 'in', not_like: 'like' }

/**
 * Splits a condition into positive ones: the values of `all`, null in a list, and for rows the words of `like`, which may be in different
 * rows.
 */
function read({ operator, value, found }: Omit<Question, 'path'> & { found: Found }): {
  by: 'and' | 'or'
  asks: readonly Ask[]
} {
  const exists = (isDenied: boolean): Ask => ({ operator: 'exists', value: true, isDenied })
  if (operator === 'exists') return { by: 'and', asks: [exists(value === false || value === 'false')] }
  const isDenied = operator in DENIED
  const said = DENIED[operator] ?? operator
  if (said === 'all') {
    return { by: 'and', asks: valuesOf(value).map((each) => ({ operator: 'equals', value: each, isDenied })) }
  }
  if (said === 'equals' && isNothing(value, found)) return { by: 'and', asks: [exists(!isDenied)] }
  const values = said === 'in' ? valuesOf(value) : []
  const some = values.filter((each) => !isNothing(each, found))
  if (some.length < values.length) {
    return {
      by: isDenied ? 'and' : 'or',
      asks: [exists(!isDenied), { operator: said, value: some, isDenied }],
    }
  }
  const isByWords = said === 'like' && typeof value === 'string' && found.isOfMany && !found.through
  const each: readonly unknown[] = isByWords ? value.split(' ') : [value]
  return { by: isDenied ? 'or' : 'and', asks: each.map((one) => ({ operator: said, value: one, isDenied })) }
}

/** In a URL, values are separated by commas. */
const valuesOf = (value: unknown): readonly unknown[] =>
  typeof value === 'string' ? value.split(',') : Array.isArray(value) ? (value as unknown[]) : [value]

/** Whether a value means null. An empty string is a value in text fields; in other fields it is how a URL expresses null. */
function isNothing(value: unknown, { field }: Found): boolean {
  if (value === null) return true
  const holdsTexts = ['text', 'textarea', 'email', 'code', 'json', 'richText'].includes(field.type)
  return !holdsTexts && (value === 'null' || value === '')
}

const isRelationId = ({ field, rest }: Found): boolean =>
  rest.length === 1 && rest[0] === 'id' && relatedCollection(field) !== undefined

/**
 * Parses `topics.slug` as Payload passes it for callers who may not read every topic:
 * `{ topics: { contains: { and: [question, rights] } } }`.
 */
function nestedIn({
  path,
  operator,
  value,
}: Question): { question: Question; scope: readonly Where[] } | undefined {
  if (operator !== 'contains' || typeof value !== 'object' || value === null || !('and' in value))
    return undefined
  const [question, ...scope] = value.and as readonly Where[]
  const [[rest, conditions] = []] = Object.entries(question ?? {})
  const [[inner, asks] = []] = Object.entries(conditions ?? {})
  if (rest === undefined || inner === undefined) return undefined
  return { question: { path: `${path}.${rest}`, operator: inner, value: asks }, scope }
}

/** Whether every condition concerns the related record. */
function isBehind(where: Where, relation: string): boolean {
  return Object.entries(where).every(([key, value]) =>
    Array.isArray(value) ? value.every((each) => isBehind(each, relation)) : key.startsWith(`${relation}.`),
  )
}

function withoutPrefix(where: Where, relation: string): Where {
  return Object.fromEntries(
    Object.entries(where).map(([key, value]) =>
      Array.isArray(value)
        ? [key, value.map((each) => withoutPrefix(each, relation))]
        : [key.slice(relation.length + 1), value],
    ),
  )
}

function joined(by: 'and' | 'or', parts: readonly Where[]): Where {
  if (parts.length === 0) return {}
  return parts.length === 1 && parts[0] ? parts[0] : { [by]: [...parts] }
}
