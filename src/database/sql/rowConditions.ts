import { inArray, notInArray, type AnyColumn, type SQL } from '@payloadcms/db-sqlite/drizzle'
import type { SQLiteColumn, SQLiteTable } from '@payloadcms/db-sqlite/drizzle/sqlite-core'
import type { LibSQLDatabase } from '@payloadcms/db-sqlite/drizzle/libsql'
import { buildQuery, type DrizzleAdapter } from '@payloadcms/drizzle'
import type { Where } from 'payload'

import { canonicalWhere } from '../../payload/patches/canonicalWhere'
import { fieldsAsked, type Asking } from '../../payload/patches/fieldsAsked'
import type { RowCondition } from '../../payload/patches/rowConditions'

/** A query that returns ids. A class, so that a client cannot send an instance: data from requests are plain values. */
class Subquery {
  constructor(
    readonly asking: Asking,
    readonly where: Where,
    readonly isDenied: boolean,
  ) {}
}

/**
 * Conditions on array rows in SQL: each independently selects the records that match, as `id IN (SELECT …)` or `NOT IN`. Payload's `where`
 * cannot express that, so the condition is passed to its SQL as the value of `id equals`.
 */
export function sqlRowConditions(adapter: DrizzleAdapter) {
  const { equals } = adapter.operators
  const equalsRow = (column: AnyColumn, value: unknown): SQL =>
    value instanceof Subquery ? subquery(column, value) : equals(column, value)
  adapter.operators = { ...adapter.operators, equals: equalsRow }

  return (condition: RowCondition, { collection, isOfVersions }: Asking): Where => {
    const question =
      condition.of === 'row' ? { [condition.operator]: condition.value } : { contains: condition.where }
    const { isDenied, path } = condition
    const where = canonicalWhere({ [path]: question })
    const asked: unknown = new Subquery({ collection, isOfVersions }, where, isDenied)
    return { id: { equals: asked } }
  }

  function subquery(column: AnyColumn, { asking, where, isDenied }: Subquery): SQL {
    const slug = asking.collection.replaceAll('-', '_')
    const tableName =
      adapter.tableNameMap.get(asking.isOfVersions ? `_${slug}${adapter.versionsSuffix}` : slug) ?? slug
    const { joins, where: meets } = buildQuery({
      adapter,
      fields: [...fieldsAsked(adapter.payload, asking)],
      tableName,
      where,
    })
    const table = adapter.tables[tableName] as SQLiteTable & { id: SQLiteColumn }
    // The engines' builders have different types, but the methods used here are the same.
    const drizzle = adapter.drizzle as unknown as LibSQLDatabase
    let query = drizzle.select({ id: table.id }).from(table).where(meets).$dynamic()
    for (const join of joins) query = query.leftJoin(join.table, join.condition)
    return isDenied ? notInArray(column, query) : inArray(column, query)
  }
}
