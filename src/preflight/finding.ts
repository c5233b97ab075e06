/** Where in a text something was found: offsets in the plain text of the block that counts `paragraph` from 0. */
export interface Place {
  readonly paragraph: number
  readonly start: number
  readonly end: number
  readonly quote: string
}

/**
 * Something about a story that somebody should look at before it is public. An error blocks, a warning informs.
 * `path` is the field's, as Payload names it. `key` stays the same whatever is edited elsewhere in the story: the
 * code and the words it is about, so that what was dismissed stays dismissed.
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

/** A key of these words: folded, so that an edit of spaces or capitals beside them does not bring a finding back. */
export function keyOf(code: FindingCode, ...words: readonly string[]): string {
  return [code, ...words.map((text) => text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim())]
    .join(':')
    .slice(0, 200)
}

/** Whether an editor may wave it aside for this story: what blocks stays. */
export function isDismissible({ severity }: Pick<Finding, 'severity'>): boolean {
  return severity === 'warning'
}

/** Those that nobody has dismissed. What blocks cannot be dismissed. */
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
