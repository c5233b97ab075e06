type Value = string | string[] | undefined

/** A page number from the query, or the first page. */
export function numberIn(value: Value): number {
  const number = typeof value === 'string' ? Number(value) : Number.NaN
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}

/** A text from the query, or undefined. */
export function wordIn(value: Value): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
