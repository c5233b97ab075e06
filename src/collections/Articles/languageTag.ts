/** Whether a value is a well-formed BCP 47 language tag (RFC 5646), by the runtime's own parser. */
export function isLanguageTag(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    // The parser throws a RangeError for what is not a tag: that is the answer.
    return false
  }
}
