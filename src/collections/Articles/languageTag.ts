/** Whether a value is a well-formed BCP 47 language tag (RFC 5646), according to the runtime's parser. */
export function isLanguageTag(value: unknown): boolean {
  if (typeof value !== 'string') return false
  try {
    return Intl.getCanonicalLocales(value).length === 1
  } catch {
    // The parser throws a RangeError for invalid tags.
    return false
  }
}
