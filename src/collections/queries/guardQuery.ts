import type { CollectionBeforeOperationHook, FlattenedField, Payload, Where } from 'payload'

import { isInNewsroom } from '../../access/roles'
import { Refusal } from '../../errors'

interface Query {
  readonly sort?: unknown
  readonly where?: Where
  readonly joins?: Readonly<Record<string, Query | false>> | false
}

/**
 * Closes two questions that Payload answers and should not, since a list's order or length then gives away, guess
 * by guess, what nobody may read:
 * - `sort=createdBy.resetPasswordToken`. A list is sorted by its collection's own fields, whoever asks. (Of those
 *   Payload itself refuses what is not the reader's to read.)
 * - `where[articles][greater_than]=5` on an author counts his unpublished stories too. The public asks the stories.
 */
export const guardQuery: CollectionBeforeOperationHook = ({ args, collection, overrideAccess, req }) => {
  if (overrideAccess) return args
  const isPublic = !isInNewsroom(req)
  const check = ({ sort, where }: Query, fields: readonly FlattenedField[]) => {
    for (const path of sortPaths(sort)) if (isThrough(RELATIONS, path, fields)) refuse(path, 'sorted')
    if (!isPublic) return
    for (const path of wherePaths(where)) if (isAt(path, fields)) refuse(path, 'filtered')
  }
  const query = args as Query
  check(query, collection.flattenedFields)
  for (const [path, join] of Object.entries(query.joins || {})) {
    if (join) check(join, joinedFields({ path, fields: collection.flattenedFields, payload: req.payload }))
  }
  return args
}

const RELATIONS: readonly string[] = ['relationship', 'upload', 'join']

/** Whether a path goes on behind a relation. */
function isThrough(
  types: readonly string[],
  path: readonly string[],
  fields: readonly FlattenedField[],
): boolean {
  const { field, rest } = step(path, fields)
  if (!field || rest.length === 0) return false
  return (
    types.includes(field.type) ||
    ('flattenedFields' in field && isThrough(types, rest, field.flattenedFields))
  )
}

/** Whether a path stops at a join or goes through one. */
function isAt(path: readonly string[], fields: readonly FlattenedField[]): boolean {
  const { field, rest } = step(path, fields)
  return (
    field?.type === 'join' ||
    Boolean(field && 'flattenedFields' in field && isAt(rest, field.flattenedFields))
  )
}

/** Versions are asked by `version.headline`, and a version holds the fields of its record. */
function step(path: readonly string[], fields: readonly FlattenedField[]) {
  const [name, ...rest] = path
  const field = fields.find((each) => each.name === name)
  if (!field && name === 'version')
    return { field: fields.find((each) => each.name === rest[0]), rest: rest.slice(1) }
  return { field, rest }
}

function joinedFields({
  path,
  fields,
  payload,
}: {
  path: string
  fields: readonly FlattenedField[]
  payload: Payload
}): readonly FlattenedField[] {
  const field = fields.find((each) => each.name === path)
  if (field?.type !== 'join' || typeof field.collection !== 'string') return []
  return payload.collections[field.collection].config.flattenedFields
}

function sortPaths(sort: unknown): string[][] {
  const sorts = (Array.isArray(sort) ? sort : [sort]).filter((each) => typeof each === 'string')
  return sorts.flatMap((each) => each.split(',')).map((each) => segments(each.trim().replace(/^-/, '')))
}

function wherePaths(where: unknown): string[][] {
  if (typeof where !== 'object' || where === null) return []
  return Object.entries(where).flatMap(([key, value]) =>
    /^(and|or)$/i.test(key) ? Object.values((value ?? {}) as object).flatMap(wherePaths) : [segments(key)],
  )
}

const segments = (path: string) => path.replaceAll('__', '.').split('.')

function refuse(path: readonly string[], verb: 'sorted' | 'filtered'): never {
  throw new Refusal({
    status: 400,
    code: 'bad-query',
    message: `This list cannot be ${verb} by that. Ask by a field of the collection itself.`,
    received: path.join('.'),
  })
}
