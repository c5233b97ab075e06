import type { FlattenedField } from 'payload'

import { badQuery } from './badQuery'
import { fieldAt, segments, type FieldsOf } from '../../fieldAt'
import type { Limits } from './limits'
import { checkCondition } from './condition'

/**
 * Rejects a `where` (400 `bad-query`) that exceeds its limits, queries the inner structure of a text, or uses an
 * operator or a value that its field does not support. With `filters`, also rejects other fields. Payload rejects
 * fields that a collection does not have.
 */
export function checkWhere({
  where,
  fields,
  fieldsOf,
  limits,
  filters,
}: {
  where: unknown
  fields: readonly FlattenedField[]
  fieldsOf: FieldsOf
  limits: Limits
  filters?: readonly string[]
}): void {
  let conditions = 0
  const visit = (part: unknown, nesting: number): void => {
    if (!isObject(part)) throw badQuery(part, 'A condition must have the form where[field][operator]=value.')
    if (nesting > limits.nesting)
      throw badQuery('where', `and/or can be nested at most ${limits.nesting} levels deep.`)
    for (const [key, value] of Object.entries(part)) {
      if (/^(and|or)$/i.test(key)) {
        if (!Array.isArray(value)) throw badQuery(key, `${key} needs a list of conditions.`)
        // Empty conditions count too: they still cost parsing.
        conditions += value.length
        for (const each of value) visit(each, nesting + 1)
      } else {
        conditions += 1
        checkPath(key, value)
      }
      if (conditions > limits.conditions) {
        throw badQuery(conditions, `A query can have at most ${limits.conditions} conditions.`)
      }
    }
  }
  const checkPath = (key: string, operators: unknown): void => {
    if (!isObject(operators)) throw badQuery(key, `${key.slice(0, 100)} needs an operator in brackets.`)
    const path = segments(key)
    const name = path.join('.')
    if (filters && !filters.includes(name)) {
      throw badQuery(
        name,
        `This list cannot be filtered by this field. Supported: ${filters.join(', ') || 'none'}.`,
      )
    }
    const found = fieldAt({ path, fields, fieldsOf })
    for (const [operator, value] of Object.entries(operators)) {
      checkCondition({ path: name, found, operator, value, limits })
    }
  }
  if (where !== undefined && where !== null && where !== '') visit(where, 0)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
