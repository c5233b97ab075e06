type Value = string | string[] | undefined

/** A page number of an address, or the first page. */
export function numberIn(value: Value): number {
  const number = typeof value === 'string' ? Number(value) : Number.NaN
  return Number.isSafeInteger(number) && number > 0 ? number : 1
}

/** A word of an address, or nothing. */
export function wordIn(value: Value): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
