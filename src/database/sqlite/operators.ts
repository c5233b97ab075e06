import { isNull, like, notInArray, or, sql, type AnyColumn, type SQL } from '@payloadcms/db-sqlite/drizzle'

import { casesOf } from '../sql/letterCases'

/**
 * Payload's `like`, `contains`, `not_like` and `not_in` on SQLite: substring matches, case-insensitive in any script, with `%` and `_` as
 * ordinary characters. SQLite's LIKE folds only ASCII and treats those two as wildcards; GLOB does neither, and gets each letter with its
 * case variants. Negated operators also match null.
 */
export const operators = {
  contains: hasPart,
  like: hasPart,
  not_like: (column: AnyColumn, value: string): SQL =>
    sql`(${column} is null or ${column} not glob ${`*${globOf(value)}*`})`,
  not_in: (column: AnyColumn, values: unknown[]): SQL | undefined =>
    or(isNull(column), notInArray(column, values)),
}

function hasPart(column: AnyColumn, value: string): SQL {
  // Payload itself uses such a pattern to find the rows of a field (`path like 'authors.%.name'`).
  if (!/^%.*%$/su.test(value)) return like(column, value)
  return sql`${column} glob ${`*${globOf(value.slice(1, -1))}*`}`
}

/** The substring as a GLOB pattern: `[мМ][оО]`, and `[*]` for a star. */
export function globOf(part: string): string {
  return Array.from(part, (letter) => {
    const cases = casesOf(letter)
    if (cases.length > 1) return `[${cases.join('')}]`
    return '*?['.includes(letter) ? `[${letter}]` : letter
  }).join('')
}
