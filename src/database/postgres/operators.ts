import { isNull, notInArray, or, sql, type AnyColumn, type SQL } from '@payloadcms/db-postgres/drizzle'

import { casesOf } from '../sql/letterCases'

/**
 * Payload's `like`, `contains`, `not_like` and `not_in` on PostgreSQL: substring matches, case-insensitive in any script, with `%` and `_`
 * as ordinary characters. ILIKE folds case by the database's locale and treats those two as wildcards. Negated operators also match null.
 */
export const operators = {
  contains: hasPart,
  like: hasPart,
  not_like: (column: AnyColumn, value: string): SQL =>
    sql`(${column} is null or ${column}::text !~ ${regexOf(value)})`,
  not_in: (column: AnyColumn, values: unknown[]): SQL | undefined =>
    or(isNull(column), notInArray(column, values)),
}

function hasPart(column: AnyColumn, value: string): SQL {
  // Payload itself uses such a pattern to find the rows of a field (`path like 'authors.%.name'`).
  if (!/^%.*%$/su.test(value)) return sql`${column} like ${value}`
  return sql`${column}::text ~ ${regexOf(value.slice(1, -1))}`
}

/** The substring as a regular expression (postgresql.org/docs/current/functions-matching.html, 9.7.3): `[мМ][оО]`, and `\\*` for a star. */
export function regexOf(part: string): string {
  const pattern = Array.from(part, (letter) => {
    const cases = casesOf(letter)
    if (cases.length > 1) return `[${cases.join('')}]`
    return /[\\^$.|?*+()[\]{}]/.test(letter) ? `\\${letter}` : letter
  }).join('')
  // The prefix keeps text that starts like a directive (`***`) from being treated as one.
  return `***:${pattern}`
}
