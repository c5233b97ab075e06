import { isNull, like, notInArray, or, sql, type AnyColumn, type SQL } from '@payloadcms/db-sqlite/drizzle'

import { casesOf } from '../sql/letterCases'

/**
 * Payload's `like`, `contains`, `not_like` and `not_in` on SQLite: part of a text, in small letters or capitals of any script, where `%` and `_` are
 * letters as others are. SQLite's LIKE folds ASCII alone and takes those two for wildcards; its GLOB has neither fault, and
 * each letter is given to it with its other cases. A denial holds of what is not there: no text has no such part, and is none of a list.
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
  // Payload looks for the rows of a field by such a pattern of its own (`path like 'authors.%.name'`).
  if (!/^%.*%$/su.test(value)) return like(column, value)
  return sql`${column} glob ${`*${globOf(value.slice(1, -1))}*`}`
}

/** The part as a pattern of GLOB: `[мМ][оО]`, and `[*]` for a star. */
export function globOf(part: string): string {
  return Array.from(part, (letter) => {
    const cases = casesOf(letter)
    if (cases.length > 1) return `[${cases.join('')}]`
    return '*?['.includes(letter) ? `[${letter}]` : letter
  }).join('')
}
