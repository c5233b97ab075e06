import type { FlattenedField } from 'payload'

import type { FieldError } from '../../errors'
import { oddityOf, type JsonObject } from './bodyJson'
import { richTextMisfit } from './richTextShape'

/** Maximum length of a text if its field sets none (`maxLength`). */
export const MAX_LENGTH = { text: 1_000, textarea: 20_000, email: 254, code: 100_000 } as const

/** Maximum rows of an array, or relations in a list, if the field sets none (`maxRows`): each costs several statements. */
export const MAX_ROWS = 100

type IsId = (value: unknown) => boolean

interface Place {
  readonly path: string
  readonly isId: IsId
}

/**
 * Returns the first value in `data` that does not fit its field's type, or undefined. A value may be missing, or null
 * to clear it, since a draft may be incomplete; its type must be right. Unknown keys are ignored. `isId` recognises an
 * ID of the current database engine.
 */
export function validateShape({
  data,
  fields,
  isId,
  path = '',
}: {
  data: JsonObject
  fields: readonly FlattenedField[]
  isId: IsId
  path?: string
}): FieldError | undefined {
  for (const field of fields) {
    const value = Object.hasOwn(data, field.name) ? data[field.name] : undefined
    if (value === undefined) continue
    const misfit = fieldMisfit(field, value, { path: `${path}${field.name}`, isId })
    if (misfit) return misfit
  }
  return undefined
}

function fieldMisfit(field: FlattenedField, value: unknown, place: Place): FieldError | undefined {
  if (value === null) return nullMisfit(field, place)
  switch (field.type) {
    case 'array':
      // A form sends an array as its number of rows; Payload's `beforeValidate` turns 0 into an empty array.
      if (value === 0) return undefined
      return listMisfit({
        value,
        place,
        longest: field.maxRows ?? MAX_ROWS,
        check: (row, at) => rowMisfit(row, field.flattenedFields, at),
      })
    case 'group':
    case 'tab':
      if (!isObject(value)) return at(place, 'Must be an object with its fields.')
      return validateShape({
        data: value,
        fields: field.flattenedFields,
        isId: place.isId,
        path: `${place.path}.`,
      })
    case 'richText': {
      const misfit = richTextMisfit(value, place.isId)
      return misfit ? at(place, `The text ${misfit}.`) : undefined
    }
    case 'join':
    case 'json':
      // Joins are not stored; JSON has no further structure.
      return undefined
    case 'blocks':
    case 'point':
      // Dateline has none. If you add one, validate it here.
      return at(place, 'Fields of this type cannot be written.')
    case 'relationship':
    case 'upload':
      // What a form sends for a removed relation.
      if (value === '') return undefined
      return eachOf(field, value, place, (each, where) => relationMisfit(field.relationTo, each, where))
    case 'checkbox':
    case 'code':
    case 'date':
    case 'email':
    case 'number':
    case 'radio':
    case 'select':
    case 'text':
    case 'textarea':
      return eachOf(field, value, place, (each, where) => {
        const message = simpleMisfit(field, each)
        return message ? at(where, message) : undefined
      })
  }
}

type CheckOne = (each: unknown, where: Place) => FieldError | undefined

function eachOf(field: object, value: unknown, place: Place, check: CheckOne): FieldError | undefined {
  const isList = 'hasMany' in field && field.hasMany
  return isList ? listMisfit({ value, place, longest: MAX_ROWS, check }) : check(value, place)
}

/** A group cannot be null, nor can a required field that has a default. */
function nullMisfit(field: FlattenedField, place: Place): FieldError | undefined {
  if (field.type === 'group' || field.type === 'tab') return at(place, 'Must be an object with its fields.')
  const hasDefault = 'defaultValue' in field && field.defaultValue !== undefined
  return 'required' in field && field.required && hasDefault ? at(place, 'This cannot be empty.') : undefined
}

type SimpleField = Extract<
  FlattenedField,
  { type: 'checkbox' | 'code' | 'date' | 'email' | 'number' | 'radio' | 'select' | 'text' | 'textarea' }
>

function simpleMisfit(field: SimpleField, value: unknown): string | undefined {
  switch (field.type) {
    case 'text':
    case 'textarea':
    case 'email':
    case 'code': {
      const longest = 'maxLength' in field ? field.maxLength : undefined
      return textMisfit(value, longest ?? MAX_LENGTH[field.type])
    }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : 'Must be a number.'
    case 'checkbox':
      return typeof value === 'boolean' ? undefined : 'Must be true or false.'
    case 'date':
      return isDate(value) ? undefined : 'Must be a date and time, such as 2024-10-28T14:30:00.000Z.'
    case 'select':
    case 'radio': {
      const options = field.options.map((option) => (typeof option === 'string' ? option : option.value))
      return options.includes(value as string) ? undefined : `Must be one of: ${options.join(', ')}.`
    }
  }
}

function textMisfit(value: unknown, longest: number): string | undefined {
  if (typeof value !== 'string') return 'Must be a text.'
  if (value.length > longest) return `Must be a text of at most ${longest} characters.`
  const oddity = oddityOf(value)
  return oddity && `The text ${oddity}. Leave it out.`
}

/** ISO 8601, as in JSON; the runtime's own parser also reads a date into “version 5”. */
export function isDate(value: unknown): boolean {
  if (value instanceof Date) return !Number.isNaN(value.valueOf())
  return (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  )
}

function listMisfit({
  value,
  place,
  longest,
  check,
}: {
  value: unknown
  place: Place
  longest: number
  check: CheckOne
}): FieldError | undefined {
  if (!Array.isArray(value)) return at(place, 'Must be a list: [ … ].')
  if (value.length > longest) return at(place, `Can have at most ${longest} entries.`)
  const ids = new Set<unknown>()
  for (const [index, each] of value.entries()) {
    const where = { ...place, path: `${place.path}.${index}` }
    const misfit = check(each, where)
    if (misfit) return misfit
    const id = isObject(each) ? each.id : undefined
    if (isAbsent(id)) continue
    if (ids.has(id)) return at(where, 'Two rows have the same id. Leave out the ids.')
    ids.add(id)
  }
  return undefined
}

function rowMisfit(
  row: unknown,
  fields: readonly FlattenedField[],
  { path, isId }: Place,
): FieldError | undefined {
  if (!isObject(row)) return { path, message: 'Must be an object with the fields of the row.' }
  if (!isAbsent(row.id) && !/^[\w-]{1,64}$/.test(typeof row.id === 'string' ? row.id : '')) {
    return { path: `${path}.id`, message: 'This is not a valid row id. Leave it out.' }
  }
  return validateShape({ data: row, fields, isId, path: `${path}.` })
}

function relationMisfit(
  relationTo: string | readonly string[],
  value: unknown,
  place: Place,
): FieldError | undefined {
  const wrong = at(place, 'Must be the id of a record.')
  if (typeof relationTo === 'string') return isId(value, place) ? undefined : wrong
  if (!isObject(value) || !relationTo.includes(value.relationTo as string)) return wrong
  return isId(value.value, place) ? undefined : wrong
}

/** A record may stand for its ID, since clients send back what they read with `depth=1`. */
function isId(value: unknown, place: Place): boolean {
  return place.isId(isObject(value) ? value.id : value)
}

const at = ({ path }: Place, message: string): FieldError => ({ path, message })
const isAbsent = (value: unknown): boolean => value === undefined || value === null

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
