/** The location of a finding in a text: offsets in the plain text of block number `paragraph`, counted from 0. */
export interface Place {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly quote: string
}

/**
 * An issue to review before a story is public. An error blocks publication, a warning does not. `path` is the field's path in Payload.
 * `key` is stable when other parts of the story change: it consists of the code and the words concerned, so that a dismissed finding stays
 * dismissed.
 */
export interface Finding {
  readonly code: FindingCode
  readonly severity: 'error' | 'warning'
  readonly path: string
  readonly message: string
  readonly key: string
  readonly place?: Place
}

export type FindingCode = BlockingCode | InformingCode | CopyCode

export type BlockingCode =
  | 'no-headline'
  | 'no-body'
  | 'killed'
  | 'embargo'
  | 'no-alt-text'
  | 'unsafe-link'
  | 'slug-taken'
  | 'missing-person'
  | 'credited-twice'

export type InformingCode = 'surname-only' | 'no-topic' | 'no-summary' | 'agency-without-source'

export type CopyCode =
  | 'unpaired-quote'
  | 'stray-space'
  | 'stray-punctuation'
  | 'doubled-word'
  | 'surname-first'
  | 'name-variant'
  | 'acronym'
  | 'weekday'

/** A key from these words, normalised so that a change of spaces or capitals does not bring a dismissed finding back. */
export function keyOf(code: FindingCode, ...words: readonly string[]): string {
  return [code, ...words.map((text) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim())]
    .join(':')
    .slice(0, 200)
}

/** Whether an editor may dismiss it for this story: errors cannot be dismissed. */
export function isDismissible({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity === 'warning'
}

/** The findings that were not dismissed. Errors cannot be dismissed. */
export function withoutDismissed({
  findings,
  dismissed,
}: {
  findings: readonly Finding[]
  dismissed: readonly (string | null | undefined)[]
}): readonly Finding[] {
  const keys = new Set(dismissed)
  return findings.filter((finding) => !isDismissible(finding) || !keys.has(finding.key))
}
