/** The rows of a list; none where what stands there is no list (a form sends the number of its rows for an empty one). */
export function rowsOf<Row>(value: readonly Row[] | null | undefined): readonly Row[] {
  return Array.isArray(value) ? value : []
}
