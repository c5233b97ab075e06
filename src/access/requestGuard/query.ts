import { badQuery } from './badQuery'
import { FOR_THE_NEWSROOM, type Range } from './limits'

const BOOLEANS = ['draft', 'trash', 'pagination', 'autosave', 'overrideLock'] as const
const LOCALES = ['locale', 'fallbackLocale', 'fallback-locale'] as const
const OBJECTS = ['joins', 'populate', 'select'] as const

/**
 * Rejects, for any caller, parameters that Payload would misread or fail on before its operation begins: an invalid
 * number or boolean, or a text instead of an object (400 `bad-query`). Parameters that Payload does not know are
 * ignored. The operation checks what the caller may request (`validateQuery`).
 */
export function checkQuery(query: Readonly<Record<string, unknown>>): void {
  for (const name of ['limit', 'page', 'depth'] as const) {
    if (name in query) checkNumber({ name, value: query[name], range: FOR_THE_NEWSROOM[name] })
  }
  for (const name of BOOLEANS) if (name in query) checkTruth(name, query[name])
  for (const name of LOCALES) if (name in query) checkLocale(name, query[name])
  for (const name of OBJECTS) if (name in query) checkObject(name, query[name])
  for (const [name, join] of Object.entries(query.joins ?? {})) checkJoin(name, join)
  checkSort(query.sort)
  checkWhereShape(query.where)
}

/** Requires an integer in the range, as a number or in digits. */
export function checkNumber({ name, value, range }: { name: string; value: unknown; range: Range }): void {
  const isWritten = typeof value === 'string' && /^-?\d{1,15}$/.test(value)
  const number = isWritten ? Number(value) : value
  if (!Number.isInteger(number) || (number as number) < range.min || (number as number) > range.max) {
    throw badQuery(value, `${name} must be a whole number from ${range.min} to ${range.max}.`)
  }
}

function checkTruth(name: string, value: unknown): void {
  if (![true, false, 'true', 'false'].includes(value as never)) {
    throw badQuery(value, `${name} must be true or false.`)
  }
}

function checkLocale(name: string, value: unknown): void {
  if (value === null || (typeof value === 'string' && /^[\w-]{0,35}$/.test(value))) return
  throw badQuery(value, `${name} must be one language tag.`)
}

function checkObject(name: string, value: unknown): void {
  if (!isObject(value)) throw badQuery(value, `${name} needs names in brackets, such as ${name}[name]=….`)
}

function checkJoin(name: string, join: unknown): void {
  if (join === false || join === 'false') return
  checkObject('joins', join)
  const { count, limit, page, sort, where } = join as Record<string, unknown>
  if (count !== undefined) checkTruth(`joins[${name}][count]`, count)
  for (const [key, value] of Object.entries({ limit, page })) {
    if (value === undefined) continue
    const range = FOR_THE_NEWSROOM[key as 'limit' | 'page']
    checkNumber({ name: `joins[${name}][${key}]`, value, range })
  }
  checkSort(sort)
  if (typeof where === 'string') throw badQuery(where, 'The where of a join needs names in brackets.')
}

function checkSort(sort: unknown): void {
  const sorts = Array.isArray(sort) ? sort : [sort ?? '']
  if (!sorts.every((each) => typeof each === 'string')) {
    throw badQuery(sort, 'sort must be one or more field names, such as sort=-publishedAt,headline.')
  }
}

/** Payload parses a `where` that is a text as JSON. */
function checkWhereShape(where: unknown): void {
  if (where === undefined || where === '') return
  const parsed = typeof where === 'string' ? parsedJson(where) : where
  if (!isObject(parsed)) throw badQuery(where, 'where is invalid. Use where[field][operator]=value.')
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The caller reports the expected format.
    return undefined
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
