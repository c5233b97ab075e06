import type { Where } from 'payload'

/**
 * Expands `where` to both Unicode forms of an accented letter: é as one character (as Dateline stores it) and as two (as a keyboard or an
 * older record may have it), so that either form finds a text. Makes `not_like` the opposite of `like`, which requires every word: one
 * missing word is enough.
 *
 * Upstream, Payload 3.90.2: both engines compare code points, and on SQLite `not_like` searches for the whole text while `like` searches
 * for its words. Why that is wrong here: whether a name is found depends on the keyboard, and a story can be missing from both a list and
 * its opposite. Upstream issue: no issue known. On upgrade: does an operator treat several words, or the two forms of a letter,
 * differently?
 */
export function canonicalWhere(where: Where): Where {
  const result: Where = {}
  const further: Where[] = []
  for (const [path, condition] of Object.entries(where)) {
    if (Array.isArray(condition)) {
      result[path] = condition.map(canonicalWhere)
    } else if (typeof condition !== 'object' || condition === null) {
      result[path] = condition
    } else {
      const { plain, conditions } = splitCondition(path, condition)
      if (Object.keys(plain).length > 0 || conditions.length === 0) result[path] = plain
      further.push(...conditions)
    }
  }
  if (further.length === 0) return result
  return Object.keys(result).length === 0 && further.length === 1
    ? (further[0] ?? result)
    : { and: [result, ...further].filter((each) => Object.keys(each).length > 0) }
}

type Condition = Exclude<Where[string], Where[]>

/** Splits a condition into operators that can stay unchanged and those that must be expanded into several conditions. */
function splitCondition(path: string, condition: Condition): { plain: Condition; conditions: Where[] } {
  const plain: Condition = {}
  const conditions: Where[] = []
  for (const [operator, value] of Object.entries(condition)) {
    const expanded = expand(path, operator, value)
    if (expanded) conditions.push(expanded)
    else Object.assign(plain, { [operator]: value })
  }
  return { plain, conditions }
}

function expand(path: string, operator: string, value: unknown): Where | undefined {
  if (operator === 'in' || operator === 'not_in') {
    // In a URL, values are separated by commas.
    const values: unknown[] = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : []
    const every = [...new Set(values.flatMap((each) => (typeof each === 'string' ? formsOf(each) : [each])))]
    return every.length > values.length ? { [path]: { [operator]: every } } : undefined
  }
  if (operator === 'contains' && isWhere(value)) return { [path]: { contains: canonicalWhere(value) } }
  if (typeof value !== 'string') return undefined
  const forms = formsOf(value)
  switch (operator) {
    case 'contains':
    case 'like':
      return forms.length > 1 ? { or: forms.map((form) => ({ [path]: { [operator]: form } })) } : undefined
    case 'not_like': {
      const words = value.split(' ')
      if (forms.length === 1 && words.length === 1) return undefined
      return {
        or: words.map((word) => ({ and: formsOf(word).map((form) => ({ [path]: { not_like: form } })) })),
      }
    }
    case 'equals':
      return forms.length > 1 ? { [path]: { in: forms } } : undefined
    case 'not_equals':
      return forms.length > 1 ? { and: forms.map((form) => ({ [path]: { not_equals: form } })) } : undefined
    default:
      return undefined
  }
}

/** A nested `where` on related records, as Payload passes it to `contains`. */
const isWhere = (value: unknown): value is Where =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const formsOf = (text: string): string[] => [...new Set([text.normalize('NFC'), text.normalize('NFD'), text])]
