/** The database was migrated by a newer version of Dateline. */
export class NewerSchemaError extends Error {
  readonly code = 'newer-schema'
  constructor(unknown: readonly string[]) {
    super(
      `This database was migrated by a newer Dateline (${unknown.join(', ')}). ` +
        'Update this Dateline, or point DATABASE_URL at another database. Nothing was changed.',
    )
    this.name = 'NewerSchemaError'
  }
}

/** The migrations of this code that are not applied yet, oldest first. Throws a {@link NewerSchemaError} if unknown ones were applied. */
export function pendingMigrations<Migration extends { readonly name: string }>(
  migrations: readonly Migration[],
  applied: readonly string[],
): Migration[] {
  const known = new Set(migrations.map(({ name }) => name))
  const unknown = applied.filter((name) => !known.has(name))
  if (unknown.length > 0) throw new NewerSchemaError(unknown)
  return migrations.filter(({ name }) => !applied.includes(name))
}
