/** Something that is not as it should be, and what to do about it. */
export interface Finding {
  /** Lower case with hyphens; stable. */
  readonly code: string
  /** A problem makes the check fail; a note is only told. */
  readonly kind: 'problem' | 'note'
  /** Which record: `articles 0f3a…`, a file, a table. */
  readonly where: string
  readonly what: string
  readonly todo: string
}

/** Takes a finding in, as it is made. */
export type Report = (finding: Finding) => void

/** Findings of the same code about the same record are the same finding. */
export function keyOf({ code, where, what }: Finding): string {
  return [code, where, what].join('\n')
}
