/** A row that can be read by position and by column name, as drizzle and Payload each expect. */
export type Row = Record<string, unknown> & { readonly length: number; readonly [index: number]: unknown }

/**
 * Returns a function that creates the rows of a statement's result. Names are own, enumerable properties; positions are getters on a shared
 * prototype, since two columns of a join may have the same name and only the position distinguishes them.
 */
export function rowFactory(columns: readonly string[]): (values: readonly unknown[]) => Row {
  class StatementRow extends StoredRow {}
  Object.defineProperty(StatementRow.prototype, 'length', { value: columns.length })
  columns.forEach((_, index) => {
    Object.defineProperty(StatementRow.prototype, index, {
      get(this: StoredRow) {
        return StoredRow.valueAt(this, index)
      },
    })
  })

  return (values) => {
    const row = new StatementRow(values) as unknown as Row
    columns.forEach((column, index) => {
      if (!Object.hasOwn(row, column)) row[column] = values[index]
    })
    return row
  }
}

class StoredRow {
  readonly #values: readonly unknown[]

  constructor(values: readonly unknown[]) {
    this.#values = values
  }

  static valueAt(row: StoredRow, index: number): unknown {
    return row.#values[index]
  }
}
