import { isNull, notInArray, or, sql, type AnyColumn, type SQL } from '@payloadcms/db-postgres/drizzle'

import { casesOf } from '../sql/letterCases'

/**
 * Payload's `like`, `contains`, `not_like` and `not_in` on PostgreSQL: part of a text, in small letters or capitals of any script, where `%`
 * and `_` are letters as others are. ILIKE folds by the database's locale and takes those two for wildcards. A denial holds of what is
 * not there: no text has no such part, and is none of a list.
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
  // Payload looks for the rows of a field by such a pattern of its own (`path like 'authors.%.name'`).
  if (!/^%.*%$/su.test(value)) return sql`${column} like ${value}`
  return sql`${column}::text ~ ${regexOf(value.slice(1, -1))}`
}

/** The part as a regular expression (postgresql.org/docs/current/functions-matching.html, 9.7.3): `[мМ][оО]`, and `\\*` for a star. */
export function regexOf(part: string): string {
  const pattern = Array.from(part, (letter) => {
    const cases = casesOf(letter)
    if (cases.length > 1) return `[${cases.join('')}]`
    return /[\\^$.|?*+()[\]{}]/.test(letter) ? `\\${letter}` : letter
  }).join('')
  // An advanced expression even where the part begins as an instruction would: `***`.
  return `***:${pattern}`
}
