import type { SqliteTransaction } from './client'

/**
 * Adds an ON DELETE action to every foreign key that has none. SQLite adds a column with its reference but without an action (drizzle
 * writes none in `ALTER TABLE … ADD`), and then refuses the deletion: an account that had ever saved a story could not be deleted. Rows
 * that exist only for the reference are deleted, in all others it is set to null. The definitions are changed in place
 * (sqlite.org/lang_altertable.html, section 7): no data is changed.
 */
export async function addReferenceActions(transaction: SqliteTransaction): Promise<void> {
  const { rows } = await transaction.execute(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%REFERENCES %'",
  )
  const changed = rows.flatMap(({ name, sql }) => {
    const whole = withActions({ table: String(name), sql: String(sql) })
    return whole === sql ? [] : [{ name: String(name), sql: whole }]
  })
  if (changed.length === 0) return
  await transaction.executeMultiple('PRAGMA writable_schema = ON')
  for (const { name, sql } of changed) {
    await transaction.execute({
      sql: 'UPDATE sqlite_schema SET sql = ? WHERE type = ? AND name = ?',
      args: [sql, 'table', name],
    })
  }
  await transaction.executeMultiple('PRAGMA writable_schema = RESET')
}

/** A table's definition with an action for every reference to an id. */
export function withActions({ table, sql }: { table: string; sql: string }): string {
  const action = table.endsWith('_rels') ? 'CASCADE' : 'SET NULL'
  return sql.replace(
    /REFERENCES\s+[`"]?\w+[`"]?\s*\([`"]?id[`"]?\)(?!\s+ON\b)/gi,
    (reference) => `${reference} ON DELETE ${action}`,
  )
}
