/** The ID of a relation's value, which may be an ID, a populated record, or nothing (undefined). Numeric IDs become strings. */
export function idOf(relation: unknown): string | undefined {
  if (relation === null || relation === undefined || relation === '') return undefined
  if (typeof relation === 'object') return 'id' in relation ? idOf(relation.id) : undefined
  return typeof relation === 'string' || typeof relation === 'number' ? String(relation) : undefined
}

/** The ID of a relation's value, as {@link idOf} returns it, in a list: empty if there is none. */
export function idsIn(relation: unknown): string[] {
  const id = idOf(relation)
  return id === undefined ? [] : [id]
}

/** The rows of an array field. Empty if the field is absent, null, or a number, as the panel sends an empty array. */
export function rowsOf<Row>(rows: readonly Row[] | number | null | undefined): readonly Row[]
export function rowsOf(rows: unknown): readonly unknown[]
export function rowsOf(rows: unknown): readonly unknown[] {
  return Array.isArray(rows) ? rows : []
}
