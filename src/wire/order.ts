/** What a provider says of the order of a story's versions. */
export type Order = {
  /** As the provider counts; empty if it does not. */
  readonly version: string
  /** When the provider made the version (ISO 8601, UTC); null if it does not say. */
  readonly time: string | null
}

/**
 * How a version stands to another of the same story: by number if both have one (of any length, gaps are normal), by `2nd Ld` in plain copy,
 * where no version is before the first lead, then by time. `same` is a re-issue; `unknown` if nothing of this can be compared.
 */
export function compareOrder(one: Order, other: Order): 'older' | 'same' | 'newer' | 'unknown' {
  const [a, b] = [numberOf(one.version), numberOf(other.version)]
  if (a && b && a.kind === b.kind && a.number !== b.number) return a.number < b.number ? 'older' : 'newer'
  if (one.time !== null && other.time !== null) {
    return one.time === other.time ? 'same' : one.time < other.time ? 'older' : 'newer'
  }
  if (a && b && a.kind === b.kind) return 'same'
  return one.version === other.version ? 'same' : 'unknown'
}

function numberOf(version: string): { kind: 'count' | 'lead'; number: bigint } | null {
  if (/^\d{1,40}$/.test(version)) return { kind: 'count', number: BigInt(version) }
  if (version === '') return { kind: 'lead', number: 0n }
  const [, lead] = /^(\d{1,3})(?:st|nd|rd|th) (?:ld|lead)/i.exec(version) ?? []
  return lead ? { kind: 'lead', number: BigInt(lead) } : null
}
